import { Heading, Text } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './state-page.module.css';

interface StatePageProps {
  title: string;
  /** Short paragraphs: what happened, what was not done, what to do next. */
  lines: readonly string[];
  /** Buttons below the lines. */
  actions?: ReactNode;
  children?: ReactNode;
  /** Where the state is the whole page, its title is the page's. */
  isWholePage?: boolean;
  /** `alert` where something failed while the person waited. */
  role?: 'alert';
}

/** A state that takes the place of what was to be shown: empty, failed, outside monday. */
export function StatePage({ title, lines, actions, children, isWholePage, role }: StatePageProps) {
  return (
    <section className={styles.page} role={role}>
      <Heading type="h2" element={isWholePage ? 'h1' : 'h2'} ellipsis={false}>
        {title}
      </Heading>
      {lines.map((line) => (
        <Text key={line} type="text1" ellipsis={false} element="p" color="secondary">
          {line}
        </Text>
      ))}
      {actions && <div className={styles.actions}>{actions}</div>}
      {children}
    </section>
  );
}
