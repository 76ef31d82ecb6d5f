import { Button } from '@vibe/core';
import { BusyButton } from './busy-button.tsx';
import styles from './dialog-footer.module.css';

interface DialogFooterProps {
  yes: string;
  onYes(): void;
  isBusy?: boolean;
  isDisabled?: boolean;
  /** The way out without doing it; absent where there is nothing to do but to close. */
  no?: string;
  onNo?(): void;
}

/**
 * The buttons of a dialog. Vibe's own footer loses the focus while its primary button loads: it went
 * to Cancel, and a second Enter closed the dialog over a failure.
 */
export function DialogFooter({ yes, onYes, isBusy, isDisabled, no, onNo }: DialogFooterProps) {
  return (
    <div className={styles.footer}>
      <BusyButton isBusy={Boolean(isBusy)} disabled={isDisabled} onClick={onYes}>
        {yes}
      </BusyButton>
      {no && (
        <Button kind="tertiary" onClick={onNo}>
          {no}
        </Button>
      )}
    </div>
  );
}
