import { useEffect, useRef } from 'react';
import styles from './headline.module.css';

/** The title of what the page shows now. Focus goes to it where it replaced something else. */
export function Headline({ children, isNew }: { children: string; isNew?: boolean }) {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = children;
    if (isNew) element.current?.focus();
  }, [children, isNew]);
  return (
    <h1 ref={element} tabIndex={-1} className={styles.headline}>
      {children}
    </h1>
  );
}
