import { Modal } from '@vibe/core';
import type { ComponentProps } from 'react';
import styles from './dialog.module.css';

interface DialogProps extends Omit<ComponentProps<typeof Modal>, 'className' | 'show'> {
  /** Names the cross. */
  closeButtonAriaLabel: string;
}

/** Vibe's modal, never wider than the frame. */
export const Dialog = (props: DialogProps) => <Modal {...props} show className={styles.dialog} />;
