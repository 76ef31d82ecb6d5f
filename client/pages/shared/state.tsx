import type { ReactNode } from 'react';
import { Headline } from './headline.tsx';
import styles from './state.module.css';

interface StateProps {
  title: string;
  /** Short paragraphs: what happened, what was not done, what to do next. */
  lines: readonly string[];
  actions?: ReactNode;
  /** Something failed while the person waited. */
  isAlert?: boolean;
}

/** A state that is the whole page: a dead link, a failure, the end. */
export function State({ title, lines, actions, isAlert }: StateProps) {
  return (
    <section className={styles.state} role={isAlert ? 'alert' : undefined}>
      <Headline isNew>{title}</Headline>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {actions && <div>{actions}</div>}
    </section>
  );
}
