import { Icon, Label } from '@vibe/core';
import { Alert, Check, Completed, Connect, Time, Warning } from '@vibe/icons';
import styles from './state-label.module.css';

/**
 * How a state looks: `alarm` does not hold, `blocked` something is in the way, `waiting` someone has to
 * act, `reported` a user says it is done, `good` it is confirmed or done, `active` nothing was done.
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

const colors = {
  alarm: 'negative',
  blocked: 'working_orange',
  waiting: 'primary',
  reported: 'american_gray',
  good: 'positive',
  active: 'dark',
} as const;

/** A state as Vibe's label with an icon before it: its colour is never alone. */
export const StateLabel = ({ look, text }: { look: StateLook; text: string }) => (
  <span className={styles.label}>
    <span className={styles[look]}>
      <Icon icon={icons[look]} size={16} />
    </span>
    <Label
      size="small"
      kind="line"
      color={colors[look]}
      labelClassName={styles.words}
      text={text}
    />
  </span>
);
