import { Checkbox } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './check.module.css';

interface CheckProps {
  label: ReactNode;
  /** Where the label alone does not tell it from others. */
  name?: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onToggle(): void;
}

/** Vibe's checkbox, whose label wraps instead of being cut off: what is ticked must be read whole. */
export const Check = ({ label, name, isChecked, isDisabled, onToggle }: CheckProps) => (
  <Checkbox
    label={label}
    labelClassName={styles.label}
    aria-label={name}
    checked={isChecked}
    disabled={isDisabled}
    onChange={onToggle}
  />
);
