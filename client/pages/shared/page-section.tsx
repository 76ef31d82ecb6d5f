import { type ReactNode, useId } from 'react';
import styles from './page-section.module.css';

/** A part of a page under a heading that names it. */
export function Part({
  title,
  isCard,
  children,
}: {
  title: string;
  isCard?: boolean;
  children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section className={isCard ? styles.card : styles.part} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <bdi>{title}</bdi>
      </h2>
      {children}
    </section>
  );
}
