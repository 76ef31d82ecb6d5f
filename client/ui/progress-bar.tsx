import type { ReactNode } from 'react';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  label: string;
  done?: number;
  /** Absent or null while it is unknown: the bar then has no end. */
  all?: number | null;
}

/** Shows how far a job is, as a bar. */
export const ProgressBar = ({ label, done = 0, all = null }: ProgressBarProps) => (
  <progress
    className={styles.bar}
    aria-label={label}
    {...(all !== null && { value: Math.min(done, all), max: Math.max(all, 1) })}
  />
);

/** A bar, words and buttons in a line that wraps. */
export const ProgressLine = ({ children, role }: { children: ReactNode; role?: 'alert' }) => (
  <div className={styles.line} role={role}>
    {children}
  </div>
);
