import { Modal } from '@vibe/core';
import { type ComponentProps, useState } from 'react';
import styles from './dialog.module.css';

interface DialogProps extends Omit<ComponentProps<typeof Modal>, 'className' | 'show'> {
  /** Names the cross. */
  closeButtonAriaLabel: string;
}

/** Vibe's modal, never wider than the frame. It leaves the focus where it is while that is outside the frame. */
export function Dialog(props: DialogProps) {
  const [hasFocus] = useState(() => document.hasFocus());
  return <Modal {...props} show autoFocus={hasFocus} className={styles.dialog} />;
}
