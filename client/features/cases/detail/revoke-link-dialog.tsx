import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { useTakeLinkBack } from './case-links.ts';

interface RevokeLinkDialogProps {
  caseId: string;
  linkId: string;
  /** Sections that the link shows. */
  name: string;
  onClose(): void;
}

/** Asks before a link is revoked: its holder may be at work with it. */
export function RevokeLinkDialog({ caseId, linkId, name, onClose }: RevokeLinkDialogProps) {
  const taking = useTakeLinkBack(caseId);
  const revoke = useOnce(taking);
  const { error, isPending } = taking;
  return (
    <QuestionDialog
      id="take-link-back"
      title={t('case.links.revokeTitle')}
      lines={[name, t('case.links.revokeDetail')]}
      failure={error && whyFailed(error, t('case.links.revokeFailed'))}
      yes={t('case.links.revoke')}
      no={t('case.links.keep')}
      isBusy={isPending}
      onYes={() =>
        revoke(linkId, () => {
          announce(t('case.links.takenBack'));
          onClose();
        })
      }
      onClose={onClose}
    />
  );
}
