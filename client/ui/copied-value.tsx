import styles from './copied-value.module.css';
import { CopyButton } from './copy-button.tsx';

interface CopiedValueProps {
  value: string;
  /** The name of the button that copies it. */
  label: string;
}

/** An id or the like, whole, with a button that copies it. */
export function CopiedValue({ value, label }: CopiedValueProps) {
  return (
    <span className={styles.value}>
      <code dir="ltr">{value}</code>
      <CopyButton text={value} label={label} />
    </span>
  );
}
