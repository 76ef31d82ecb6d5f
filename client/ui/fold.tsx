import type { ReactNode } from 'react';
import styles from './fold.module.css';

interface FoldProps {
  /** The line that opens it. */
  title: string;
  /** The language of what is inside. */
  lang?: string | undefined;
  children: ReactNode;
}

/** Hides what some readers want and most do not, behind a line that opens it. */
export function Fold({ title, lang, children }: FoldProps) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.inside} lang={lang}>
        {children}
      </div>
    </details>
  );
}
