import {
  AttentionBox,
  ModalBasicLayout,
  ModalContent,
  ModalFooter,
  ModalHeader,
  Text,
} from '@vibe/core';
import { announce } from '../../parts/announce.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { linesOf } from '../../states/query-error.tsx';
import { t } from '../../text/text.ts';
import { useChangeCase } from './change-case.ts';

/** Asks before a case that was opened by mistake is withdrawn. */
export function WithdrawDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const withdrawing = useChangeCase(caseId);
  const withdraw = () => {
    if (withdrawing.isPending || withdrawing.isSuccess) return;
    withdrawing.mutate(
      { kind: 'withdraw' },
      {
        onSuccess: () => {
          announce(t('case.history.withdrawn'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      closeButtonAriaLabel={t('case.history.cancel')}
      id="withdraw-case"
      onClose={onClose}
      size="small"
    >
      <ModalBasicLayout>
        <ModalHeader title={t('case.history.withdrawTitle')} />
        <ModalContent>
          <Text type="text1" ellipsis={false}>
            {t('case.history.withdrawDetail')}
          </Text>
          {withdrawing.error && (
            <AttentionBox
              type="negative"
              animate={false}
              text={[...linesOf(withdrawing.error), t('case.history.failed')].join(' ')}
            />
          )}
        </ModalContent>
      </ModalBasicLayout>
      <ModalFooter
        primaryButton={{
          text: t('case.history.withdraw'),
          onClick: withdraw,
          loading: withdrawing.isPending,
        }}
        secondaryButton={{ text: t('case.history.cancel'), onClick: onClose }}
      />
    </Dialog>
  );
}
