import type { ReactNode } from 'react';
import { type Choice, Select } from '../../../../ui/select.tsx';
import styles from './filters.module.css';

interface LabelledSelectProps {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange(value: string): void;
  /** Shown below, where there is something to say of the choices. */
  note?: ReactNode;
}

/** A field of the filters: its label above a list to choose from. */
export const LabelledSelect = ({ note, ...select }: LabelledSelectProps) => (
  <div className={styles.field}>
    <span className={styles.label} aria-hidden="true">
      {select.label}
    </span>
    <Select {...select} />
    {note && <span className={styles.label}>{note}</span>}
  </div>
);
