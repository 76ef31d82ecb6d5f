import { type RefObject, useEffect, useRef } from 'react';
import { moveFocus } from '../../ui/move-focus.ts';
import styles from './headline.module.css';

/**
 * Makes a title the page's. Focus goes to its element where it replaced something else.
 *
 * @returns for the heading that shows it
 */
export function usePageTitle(title: string, isNew = false): RefObject<HTMLHeadingElement | null> {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    if (isNew) moveFocus(element.current);
  }, [title, isNew]);
  return element;
}

interface HeadlineProps {
  children: string;
  /** The app's name, for the browser's title and the name of a printed file. */
  app: string;
  isNew?: boolean;
}

/** The title of what the page shows now. */
export function Headline({ children, app, isNew }: HeadlineProps) {
  const title = `${children} · ${app}`;
  return (
    <h1 ref={usePageTitle(title, isNew)} tabIndex={-1} className={styles.headline}>
      {children}
    </h1>
  );
}
