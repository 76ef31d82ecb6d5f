import { Button } from '@vibe/core';
import { useEffect, useRef, useState } from 'react';
import { copyText } from '../../monday/copy.ts';
import { announce } from '../../ui/announce.ts';
import styles from './page-copy-button.module.css';
import { t } from './page-text.ts';

/** Where the browser forbids copying: the text, selected. */
function ShownText({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <label className={styles.shown}>
      <span>{t('pages.copyByHand')}</span>
      <textarea ref={field} className={styles.field} readOnly rows={2} value={text} dir="auto" />
    </label>
  );
}

interface CopyButtonProps {
  text: string;
  /** What the button says; "Copy" when absent. */
  children?: string;
  /** Says what is copied, for those who hear the buttons of a page one after the other. */
  label: string;
}

/** Copies a text and says so on the button, or shows the text selected. */
export function CopyButton({ text, children, label }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'shown' | null>(null);
  const copy = async () => {
    const isCopied = await copyText(text);
    setResult(isCopied ? 'copied' : 'shown');
    if (isCopied) announce(t('pages.copied'));
  };
  return (
    <span className={styles.copy}>
      <Button kind="tertiary" size="xs" onClick={copy} aria-label={label}>
        {result === 'copied' ? t('pages.copied') : (children ?? t('pages.copy'))}
      </Button>
      {result === 'shown' && <ShownText key={text} text={text} />}
    </span>
  );
}
