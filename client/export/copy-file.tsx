import { useEffect, useState } from 'react';
import { CopyButton } from '../monday/copy-button.tsx';
import { t } from '../text/text.ts';

/** Copies the text of a file. It is read ahead: a browser lets a page copy only while a click lasts. */
export function CopyFile({ blob }: { blob: Blob }) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void blob.text().then((read) => isCurrent && setText(read));
    return () => {
      isCurrent = false;
    };
  }, [blob]);
  if (text === null) return null;
  return <CopyButton text={text}>{t('export.copy')}</CopyButton>;
}
