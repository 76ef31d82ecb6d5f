import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { useChangeCase } from './change-case.ts';

/** Asks before a case that was opened by mistake is withdrawn. */
export function WithdrawDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
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
