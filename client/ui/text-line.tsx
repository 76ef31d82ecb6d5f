import type { ReactNode } from 'react';
import styles from './text-line.module.css';

interface TextLineProps {
  children: ReactNode;
  /** Vibe's sizes: 1 is the largest. */
  size?: 1 | 2 | 3;
  weight?: 'normal' | 'medium' | 'bold';
  isQuiet?: boolean;
  isFault?: boolean;
  element?: 'div' | 'p' | 'span' | 'h3' | 'h4' | 'h5';
  id?: string;
  role?: 'alert' | 'status';
  lang?: string;
}

/**
 * A text in Vibe's type, read whole. Vibe's own brings the parts of its tooltip along: 23 KiB, which
 * a page outside the frame does not have to spare.
 */
export function TextLine(props: TextLineProps) {
  const { size = 2, weight = 'normal', isQuiet, isFault, element: Element = 'div' } = props;
  const { children, ...rest } = props;
  const color = isFault ? styles.fault : isQuiet ? styles.quiet : styles.plain;
  return (
    <Element
      id={rest.id}
      role={rest.role}
      lang={rest.lang}
      className={`${styles[`${weight}${size}`]} ${color}`}
    >
      {children}
    </Element>
  );
}
