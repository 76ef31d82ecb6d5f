import { Icon } from '@vibe/core';
import { Alert, Check } from '@vibe/icons';
import type { ReactNode } from 'react';
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

interface TonedProps {
  /** Null: the words alone. */
  tone: Tone | null;
  children: ReactNode;
}

/** Words with the sign of their tone before them. */
export function Toned({ tone, children }: TonedProps) {
  if (tone === null) return children;
  return (
    <span className={styles.toned}>
      <ToneIcon tone={tone} />
      <span className={styles.words}>{children}</span>
    </span>
  );
}
