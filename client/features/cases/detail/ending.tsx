import { Button, Text } from '@vibe/core';
import { useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import type { CaseWords } from '../case-words.ts';
import { useChangeCase } from './change-case.ts';
import { CloseDialog } from './close-dialog.tsx';
import styles from './ending.module.css';
import { ReopenButton } from './reopen-button.tsx';
import { unfinishedSections } from './unfinished.ts';

/** Asks before a case that was opened by mistake is withdrawn. */
function WithdrawDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const withdrawing = useChangeCase(caseId);
  const withdraw = useOnce(withdrawing);
  const { error, isPending } = withdrawing;
  return (
    <QuestionDialog
      id="withdraw-case"
      title={t('case.history.withdrawTitle')}
      lines={[t('case.history.withdrawDetail')]}
      failure={error && whyFailed(error, t('case.history.failed'))}
      yes={t('case.history.withdraw')}
      no={t('case.history.cancel')}
      isBusy={isPending}
      onYes={() =>
        withdraw({ kind: 'withdraw' }, () => {
          announce(t('case.history.withdrawn'));
          onClose();
        })
      }
      onClose={onClose}
    />
  );
}

/** True while monday's answer is still to be noted. */
const isAnswerOpen = ({ sections }: RevocationCase): boolean =>
  sections.some(({ steps }) =>
    steps.some(({ key, state }) => key === 'monday-note-confirmation' && state === 'open'),
  );

/** Closing and withdrawing; only for who sees the whole case. */
export function Ending({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const [dialog, setDialog] = useState<'close' | 'withdraw' | null>(null);
  const closing = useChangeCase(of.id);
  const close = () => setDialog(null);
  const isOwn = useSession().role !== 'admin';
  // Nothing is left to be named, and nothing more to be told to others.
  const unfinished = unfinishedSections(of);
  const isClean = isOwn && unfinished.length === 0;
  const closeAtOnce = () =>
    closing.mutate(
      { kind: 'close', leaveOpen: [], note: null },
      { onSuccess: () => announce(t('case.history.closed')) },
    );
  return (
    <>
      <div className={styles.buttons}>
        {of.status === 'open' ? (
          <>
            {/* Quiet until nothing is open: until then the next step is the strong one. */}
            <BusyButton
              kind={unfinished.length === 0 ? 'primary' : 'tertiary'}
              isBusy={closing.isPending}
              onClick={() => (isClean ? closeAtOnce() : setDialog('close'))}
            >
              {t('case.history.close')}
            </BusyButton>
            <Button kind="tertiary" onClick={() => setDialog('withdraw')}>
              {t('case.history.withdraw')}
            </Button>
          </>
        ) : (
          <ReopenButton caseId={of.id} />
        )}
      </div>
      {of.status === 'closed' && isOwn && isAnswerOpen(of) && (
        <Text type="text2" ellipsis={false}>
          {t('case.history.noteLater')}
        </Text>
      )}
      {closing.error && (
        <div role="alert">
          <Text type="text2" color="negative" ellipsis={false}>
            {whyFailed(closing.error, t('case.history.failed'))}
          </Text>
        </div>
      )}
      {dialog === 'close' && <CloseDialog of={of} words={words} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog caseId={of.id} onClose={close} />}
    </>
  );
}
