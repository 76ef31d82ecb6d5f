import { type ComponentProps, useId } from 'react';
import styles from './text-input.module.css';

interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Hint below the field; a fault replaces it. */
  hint: string;
  fault: string | null;
}

/** One line to fill in, with its label above and its hint below. */
export function TextInput({ label, value, onChange, hint, fault, id, ...rest }: TextInputProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hintId = useId();
  return (
    // The hint is outside of the label: inside it would be announced twice, as name and as description.
    <div className={styles.label}>
      <label htmlFor={fieldId}>{label}</label>
      <input
        {...rest}
        id={fieldId}
        className={styles.input}
        dir="auto"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={hintId} className={fault === null ? styles.hint : styles.fault}>
        {fault ?? hint}
      </span>
    </div>
  );
}
