import type { ReactNode } from 'react';
import styles from './notice-box.module.css';

interface NoticeBoxProps {
  kind: 'warning' | 'negative' | 'neutral';
  title?: string;
  children: ReactNode;
  /** Said at once where it came while the person waited. */
  role?: 'alert' | 'status';
}

/** A notice beside what it is about, as light as a page outside the frame needs it. */
export const NoticeBox = ({ kind, title, children, role }: NoticeBoxProps) => (
  <div className={`${styles.box} ${styles[kind]}`} role={role}>
    {title && <strong className={styles.title}>{title}</strong>}
    <div>{children}</div>
  </div>
);
