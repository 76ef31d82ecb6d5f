import { Checkbox } from '@vibe/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './check.module.css';

interface CheckProps {
  label: ReactNode;
  /** Where the label alone does not tell it from others. */
  name?: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onToggle(): void;
}

/**
 * Vibe's checkbox, whose label wraps instead of being cut off: what is ticked must be read whole. Vibe
 * gives the focus to the label, which has no state to tell; here the box itself has it.
 */
export function Check({ label, name, isChecked, isDisabled, onToggle }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.tabIndex = 0;
  }, []);
  return (
    <Checkbox
      ref={box}
      tabIndex={-1}
      label={label}
      labelClassName={styles.label}
      checkboxClassName={styles.box}
      aria-label={name}
      checked={isChecked}
      disabled={isDisabled}
      onChange={onToggle}
    />
  );
}
