import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** One fact: its name and its value, a text or what shows it. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{typeof children === 'string' ? <bdi>{children}</bdi> : children}</dd>
    </>
  );
}

/** Facts one below the other, names in one column and values in the next. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}
