import { useEffect, useRef } from 'react';
import styles from './box.module.css';

interface BoxProps {
  /** Beside the box, or only for those who hear it. */
  label: string;
  isLabelHidden?: boolean;
  isChecked: boolean;
  /** Some of what it stands for is chosen. */
  isMixed?: boolean;
  isDisabled?: boolean;
  onChange(isChecked: boolean): void;
}

/**
 * A checkbox in Vibe's size and colours. Vibe's own gives the focus to its label, which has no state to
 * tell, and takes it away after a click; a table also draws dozens of them while it is scrolled.
 */
export function Box({ label, isLabelHidden, isChecked, isMixed, isDisabled, onChange }: BoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = Boolean(isMixed) && !isChecked;
  }, [isMixed, isChecked]);
  return (
    <label className={isLabelHidden ? styles.alone : styles.line}>
      <input
        ref={box}
        className={styles.box}
        type="checkbox"
        aria-label={isLabelHidden ? label : undefined}
        checked={isChecked}
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      {!isLabelHidden && <span>{label}</span>}
    </label>
  );
}
