import { Button } from '@vibe/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { copyText } from '../monday/copy.ts';
import styles from './copy-button.module.css';
import { notice } from './notice.ts';

const copyKeys = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C');

/** The text to copy by hand, selected, where the frame forbids copying. */
function ShownText({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  const label = t('monday.copyByHand', { keys: copyKeys() });
  return (
    <label className={styles.shown}>
      <span>{label}</span>
      <textarea ref={field} className={styles.field} readOnly rows={2} value={text} dir="auto" />
    </label>
  );
}

interface CopyButtonProps {
  text: string;
  /** What the button says; "Copy" when absent. */
  children?: string;
  /** Says what is copied, for those who hear the buttons of a page one after the other. */
  label?: string;
}

/** Copies a text, or shows it selected with the keys to press. */
export function CopyButton({ text, children = t('monday.copy'), label }: CopyButtonProps) {
  const [isShown, setShown] = useState(false);
  const copy = async () => {
    const isCopied = await copyText(text);
    setShown(!isCopied);
    if (isCopied) notice(t('monday.copied'));
  };
  return (
    <span className={styles.copy}>
      <Button kind="tertiary" size="xs" onClick={copy} aria-label={label}>
        {children}
      </Button>
      {isShown && <ShownText key={text} text={text} />}
    </span>
  );
}
