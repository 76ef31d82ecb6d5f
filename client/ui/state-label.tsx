import { Alert, Check, Completed, Connect, Time, Warning } from '@vibe/icons';
import styles from './state-label.module.css';

/**
 * The looks of a state: `alarm` does not hold, `blocked` something is in the way, `waiting` someone has
 * to act, `reported` a user says it is done, `good` it is confirmed or done, `active` nothing was done.
 */
export type StateLook = 'alarm' | 'blocked' | 'waiting' | 'reported' | 'good' | 'active';

const icons = {
  alarm: Alert,
  blocked: Warning,
  waiting: Time,
  reported: Check,
  good: Completed,
  active: Connect,
} as const;

/**
 * A state as a label: its colour is never alone. Vibe's own has no icon, and is too dark to read in the
 * dark themes; a table renders dozens of these while it is scrolled, so these are plain elements.
 */
export function StateLabel({ look, text }: { look: StateLook; text: string }) {
  const Sign = icons[look];
  return (
    <span className={`${styles.label} ${styles[look]}`} data-look={look}>
      <Sign className={styles.icon} size={14} aria-hidden="true" />
      <span className={styles.words}>{text}</span>
    </span>
  );
}

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
    {secondary && <bdi className={styles.note}>{secondary}</bdi>}
  </div>
);
