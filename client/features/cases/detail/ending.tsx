import { Button } from '@vibe/core';
import { useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import type { CaseWords } from '../case-words.ts';
import { CloseDialog } from './close-dialog.tsx';
import styles from './ending.module.css';
import { ReopenButton } from './reopen-button.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Closing and withdrawing; only for who sees the whole case. */
export function Ending({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const [dialog, setDialog] = useState<'close' | 'withdraw' | null>(null);
  const close = () => setDialog(null);
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
          <ReopenButton caseId={of.id} />
        )}
      </div>
      {dialog === 'close' && <CloseDialog of={of} words={words} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog caseId={of.id} onClose={close} />}
    </>
  );
}
