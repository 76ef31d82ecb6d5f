import { Button, Text } from '@vibe/core';
import { useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import type { CaseWords } from '../case-words.ts';
import { useChangeCase } from './change-case.ts';
import { CloseDialog } from './close-dialog.tsx';
import styles from './ending.module.css';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Closing, withdrawing and opening again; only for who sees the whole case. */
export function Ending({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const [dialog, setDialog] = useState<'close' | 'withdraw' | null>(null);
  const reopening = useChangeCase(of.id);
  const close = () => setDialog(null);
  const reopen = () =>
    reopening.mutate({ kind: 'reopen' }, { onSuccess: () => announce(t('case.history.reopened')) });
  return (
    <>
      <div className={styles.buttons}>
        {of.status === 'open' ? (
          <>
            <Button onClick={() => setDialog('close')}>{t('case.history.close')}</Button>
            <Button kind="tertiary" onClick={() => setDialog('withdraw')}>
              {t('case.history.withdraw')}
            </Button>
          </>
        ) : (
          <BusyButton kind="secondary" isBusy={reopening.isPending} onClick={reopen}>
            {t('case.history.reopen')}
          </BusyButton>
        )}
      </div>
      {reopening.error && (
        <div role="alert">
          <Text type="text2" color="negative" ellipsis={false}>
            {whyFailed(reopening.error, t('case.history.failed'))}
          </Text>
        </div>
      )}
      {dialog === 'close' && <CloseDialog of={of} words={words} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog caseId={of.id} onClose={close} />}
    </>
  );
}
