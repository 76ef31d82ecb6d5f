import { Text } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './entries.module.css';

interface EntryProps {
  title: ReactNode;
  /** Short parts, set side by side while there is room. */
  notes: readonly string[];
  action?: ReactNode;
}

/** One line of a short list: what it is, notes below, and at most one action. */
export function Entry({ title, notes, action }: EntryProps) {
  return (
    <li className={styles.entry}>
      <div className={styles.text}>
        <Text type="text2" weight="medium" ellipsis={false}>
          <bdi>{title}</bdi>
        </Text>
        <Text type="text2" color="secondary" ellipsis={false}>
          <bdi>{notes.join(' · ')}</bdi>
        </Text>
      </div>
      {action}
    </li>
  );
}

/** A short list of facts that needs no table. */
export function Entries({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.entries} aria-label={label}>
      {children}
    </ul>
  );
}
