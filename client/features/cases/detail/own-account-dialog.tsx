import type { CaseConnection } from '../../../../server/contract/case-lists.ts';
import { useOnce } from '../../../api/use-once.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { useChangeCase } from './change-case.ts';

interface OwnAccountDialogProps {
  caseId: string;
  connection: CaseConnection;
  /** True to mark the account as the person's own. */
  isOwn: boolean;
  onClose(): void;
}

/** Asks before an account gets other steps: whether they hit it as a whole. */
export function OwnAccountDialog({ caseId, connection, isOwn, onClose }: OwnAccountDialogProps) {
  const changing = useChangeCase(caseId);
  const send = useOnce(changing);
  const { id, displayName, alsoUsedBy } = connection;
  const word = isOwn ? 'set' : 'unset';
  const lines = [
    t(`case.own.${word}Detail`),
    ...(isOwn && alsoUsedBy.count > 0 ? [t('case.own.setShared')] : []),
    t('case.own.restart'),
  ];
  return (
    <QuestionDialog
      id="own-account"
      title={t(`case.own.${word}Title`, { identity: isolate(displayName) })}
      lines={lines}
      failure={changing.error && whyFailed(changing.error, t('case.own.failed'))}
      yes={t('case.own.yes')}
      no={t('case.history.cancel')}
      isBusy={changing.isPending}
      onYes={() =>
        send({ kind: 'own-account', connectionId: id, isOwn }, () => {
          announce(t('case.own.done'));
          onClose();
        })
      }
      onClose={onClose}
    />
  );
}
