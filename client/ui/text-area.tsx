import { type Ref, useId } from 'react';
import styles from './text-input.module.css';

interface TextAreaProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Hint below the field; a fault replaces it. */
  hint: string;
  fault: string | null;
  maxLength: number;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Some lines to fill in, with their label above and their hint below. */
export function TextArea(props: TextAreaProps) {
  const { label, value, onChange, hint, fault, maxLength, ref } = props;
  const fieldId = useId();
  const hintId = useId();
  return (
    <div className={styles.label}>
      <label htmlFor={fieldId}>{label}</label>
      <textarea
        ref={ref}
        id={fieldId}
        className={styles.input}
        dir="auto"
        rows={3}
        maxLength={maxLength}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.target.value)}
      />
      <span
        id={hintId}
        className={fault === null ? styles.hint : styles.fault}
        role={fault === null ? undefined : 'alert'}
      >
        {fault ?? hint}
      </span>
    </div>
  );
}
