import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  title: string;
  /** A box of its own, for parts that stand side by side. */
  isCard?: boolean;
  children: ReactNode;
}

/** A part of a screen or a page under a heading that names it. */
export function Section({ title, isCard, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={isCard ? styles.card : styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <bdi>{title}</bdi>
      </h2>
      {children}
    </section>
  );
}
