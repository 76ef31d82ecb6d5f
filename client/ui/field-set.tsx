import type { ReactNode } from 'react';
import styles from './field-set.module.css';
import hidden from './hidden.module.css';

interface FieldSetProps {
  /** The question that the fields answer, read before them. */
  legend: string;
  isLegendHidden?: boolean;
  children: ReactNode;
}

/** Fields that belong together, one below the other, under what they are asked for. */
export const FieldSet = ({ legend, isLegendHidden, children }: FieldSetProps) => (
  <fieldset className={styles.fields}>
    <legend className={isLegendHidden ? hidden.hidden : styles.legend}>{legend}</legend>
    {children}
  </fieldset>
);
