import type { ReactNode } from 'react';
import { type Tone, ToneIcon } from './tone-label.tsx';
import styles from './toned.module.css';

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
