import { Icon } from '@vibe/core';
import { Alert, Check } from '@vibe/icons';
import styles from './tone-label.module.css';

/** `negative`: what was reported does not hold; `positive`: a check confirmed it. */
export type Tone = 'negative' | 'positive';

const icons = { negative: Alert, positive: Check } as const;

/** The sign of a tone, beside words that say the same. */
export const ToneIcon = ({ tone }: { tone: Tone }) => (
  <span className={styles[tone]}>
    <Icon icon={icons[tone]} />
  </span>
);
