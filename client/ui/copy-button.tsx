import '../i18n/load/ui-texts.ts';
import { Button } from '@vibe/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { copyText } from '../monday/copy.ts';
import { announce } from './announce.ts';
import styles from './copy-button.module.css';
import { useSurroundings } from './surroundings.ts';

const copyKeys = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C');

/** The text to copy by hand, selected, where copying is forbidden. */
function ShownText({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  const label = t('ui.copyByHand', { keys: copyKeys() });
  return (
    <label className={styles.shown}>
      <span>{label}</span>
      <textarea ref={field} className={styles.field} readOnly rows={2} value={text} dir="auto" />
    </label>
  );
}

interface CopyButtonProps {
  text: string;
  /** Text of the button; "Copy" when absent. */
  children?: string;
  /** Says what is copied, for those who hear the buttons of a page one after the other. */
  label?: string;
}

/** Copies a text and says so, or shows it selected with the keys to press. */
export function CopyButton({ text, children = t('ui.copy'), label }: CopyButtonProps) {
  const { notice } = useSurroundings();
  const [result, setResult] = useState<'copied' | 'shown' | null>(null);
  const copy = async () => {
    const isCopied = await copyText(text);
    setResult(isCopied ? 'copied' : 'shown');
    if (isCopied) (notice ?? announce)(t('ui.copied'));
  };
  return (
    <span className={styles.copy}>
      <Button kind="tertiary" size="xs" onClick={copy} aria-label={label}>
        {result === 'copied' && !notice ? t('ui.copied') : children}
      </Button>
      {result === 'shown' && <ShownText key={text} text={text} />}
    </span>
  );
}
