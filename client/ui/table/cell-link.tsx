import type { ReactNode } from 'react';
import hidden from '../hidden.module.css';
import styles from './cell-link.module.css';

interface CellLinkProps {
  /** Read after the visible text: the names of two buttons must differ where their texts do not. */
  end: string;
  onOpen(): void;
  children: ReactNode;
}

/** The cell of a row that opens what the row is about. */
export const CellLink = ({ end, onOpen, children }: CellLinkProps) => (
  <button type="button" className={styles.link} onClick={onOpen}>
    {children}
    <span className={hidden.hidden}>{end}</span>
  </button>
);
