import { DropdownChevronDown } from '@vibe/icons';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './folded.module.css';

/** The sign before the line that unfolds a part: down where it is open, to the text where it is not. */
export const FoldSign = ({ isOpen }: { isOpen: boolean }) => (
  <DropdownChevronDown
    className={isOpen ? styles.sign : `${styles.sign} ${styles.closed}`}
    size={20}
    aria-hidden="true"
  />
);

interface FoldedProps {
  /** For the button that unfolds it. */
  id: string;
  isOpen: boolean;
  /** Called when the browser's search in the page found something within. */
  onFound(): void;
  children: ReactNode;
}

/**
 * Holds what a button folds away. It stays in the page, so that it is printed, and that the browser's own search
 * finds it where a browser can (`hidden="until-found"`, https://html.spec.whatwg.org/#the-hidden-attribute).
 */
export function Folded({ id, isOpen, onFound, children }: FoldedProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // React writes `hidden` as a yes or no.
    if (!isOpen && 'onbeforematch' in window)
      element.current?.setAttribute('hidden', 'until-found');
  }, [isOpen]);
  useEffect(() => {
    const folded = element.current;
    folded?.addEventListener('beforematch', onFound);
    return () => folded?.removeEventListener('beforematch', onFound);
  }, [onFound]);
  return (
    <div ref={element} id={id} className={styles.folded} hidden={!isOpen}>
      {children}
    </div>
  );
}
