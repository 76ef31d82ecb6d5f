import { type ReactNode, useEffect, useRef } from 'react';
import styles from './box.module.css';

type Named =
  /** Beside the box; `name` where the label alone does not tell it from others. */
  | { label: ReactNode; name?: string }
  /** For those who hear it alone. */
  | { label?: undefined; name: string };

type BoxProps = Named & {
  /** For a label that stands elsewhere. */
  id?: string;
  isChecked: boolean;
  /** Some of what it stands for is chosen. */
  isMixed?: boolean;
  isDisabled?: boolean;
  /** @param isRange whether Shift was held: from the last one to this one */
  onChange(isChecked: boolean, isRange: boolean): void;
};

/**
 * A checkbox in Vibe's size and colours. Vibe's own gives the focus to its label, which has no state to
 * tell, loses it after a click, and cuts long labels off: what is ticked must be read whole. A
 * table also draws dozens of them while it is scrolled.
 */
export function Box({ id, label, name, isChecked, isMixed, isDisabled, onChange }: BoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = Boolean(isMixed) && !isChecked;
  }, [isMixed, isChecked]);
  return (
    <label className={label === undefined ? styles.alone : styles.line}>
      <input
        ref={box}
        id={id}
        className={styles.box}
        type="checkbox"
        aria-label={name}
        checked={isChecked}
        disabled={isDisabled}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
      {label !== undefined && <span className={styles.label}>{label}</span>}
    </label>
  );
}
