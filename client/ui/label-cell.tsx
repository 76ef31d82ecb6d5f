import styles from './label-cell.module.css';
import { StateLabel, type StateLook } from './state-label.tsx';

interface LabelCellProps {
  look: StateLook;
  text: string;
  /** A smaller line below the label. */
  secondary: string | null;
}

/** A state as a label, and what it rests on below it, in a cell of a table. */
export const LabelCell = ({ look, text, secondary }: LabelCellProps) => (
  <div className={styles.cell}>
    <StateLabel look={look} text={text} />
    {secondary && (
      <bdi className={styles.note} title={secondary}>
        {secondary}
      </bdi>
    )}
  </div>
);
