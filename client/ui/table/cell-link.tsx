import { Clickable, HiddenText } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './cell-link.module.css';

interface CellLinkProps {
  /** Id for the hidden text, unique in the page. */
  id: string;
  /** Read after the visible text: the names of two buttons must differ where their texts do not. */
  end: string;
  onOpen(): void;
  children: ReactNode;
}

/** The cell of a row that opens what the row is about. */
export const CellLink = ({ id, end, onOpen, children }: CellLinkProps) => (
  <Clickable className={styles.link} onClick={onOpen}>
    {children}
    <HiddenText id={id} text={end} />
  </Clickable>
);
