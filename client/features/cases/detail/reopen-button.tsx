import { Text } from '@vibe/core';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { useChangeCase } from './change-case.ts';

/** Opens a case again that ended. */
export function ReopenButton({ caseId }: { caseId: string }) {
  const reopening = useChangeCase(caseId);
  const reopen = () =>
    reopening.mutate({ kind: 'reopen' }, { onSuccess: () => announce(t('case.history.reopened')) });
  return (
    <>
      <BusyButton kind="secondary" size="small" isBusy={reopening.isPending} onClick={reopen}>
        {t('case.history.reopen')}
      </BusyButton>
      {reopening.error && (
        <Text type="text2" color="negative" ellipsis={false} role="alert">
          {whyFailed(reopening.error, t('case.history.failed'))}
        </Text>
      )}
    </>
  );
}
