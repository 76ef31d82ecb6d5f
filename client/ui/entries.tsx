import { Text } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './entries.module.css';

interface EntryProps {
  /** Before the title, for the eye: a mark of the provider, a photo. */
  mark?: ReactNode;
  title: ReactNode;
  /** Short parts, set side by side while there is room. */
  notes?: readonly string[];
  /** Its state, as labels. */
  labels?: ReactNode;
  /** Notes that are read one by one, each on a line of its own. */
  lines?: readonly string[];
  action?: ReactNode;
}

/** One line of a short list: what it is, notes below, and at most one action. */
export function Entry({ mark, title, notes = [], labels, lines = [], action }: EntryProps) {
  return (
    <li className={styles.entry}>
      {mark && <span className={styles.mark}>{mark}</span>}
      <div className={styles.text}>
        <Text type="text2" weight="medium" ellipsis={false}>
          <bdi>{title}</bdi>
        </Text>
        {labels && <span className={styles.labels}>{labels}</span>}
        {notes.length > 0 && (
          <Text type="text2" color="secondary" ellipsis={false}>
            <bdi>{notes.join(' · ')}</bdi>
          </Text>
        )}
        {lines.map((line) => (
          <Text key={line} type="text2" color="secondary" ellipsis={false}>
            <bdi>{line}</bdi>
          </Text>
        ))}
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
