import { Heading } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  title: string;
  /** Beside the title, at the end of its line. */
  aside?: ReactNode;
  /** Under the title. */
  children?: ReactNode;
}

/** A screen's title and what belongs beside and under it. */
export function PageHead({ title, aside, children }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <Heading type="h2" element="h1" ellipsis={false}>
          {title}
        </Heading>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </header>
  );
}
