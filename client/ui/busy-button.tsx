import { Button } from '@vibe/core';
import type { ComponentProps } from 'react';
import styles from './busy-button.module.css';

interface BusyButtonProps extends Omit<ComponentProps<typeof Button>, 'loading'> {
  /** The action is on its way; another press does nothing. */
  isBusy: boolean;
}

/**
 * A button that shows that its action is on its way and keeps the focus. Vibe's own `loading` puts
 * another element in its place: the focus is lost, and in a dialog it goes to the next button, which a
 * second Enter then presses.
 */
export function BusyButton({ isBusy, onClick, children, ...rest }: BusyButtonProps) {
  return (
    <Button
      {...rest}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {isBusy && <span className={styles.turning} aria-hidden />}
      {children}
    </Button>
  );
}
