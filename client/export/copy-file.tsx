import { Button, Text } from '@vibe/core';
import { useEffect, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { copyText } from '../monday/copy.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { notice } from '../ui/notice.ts';

/** Beyond this many bytes a text is read only when it is asked for, and never shown in the page. */
const mostShown = 1_000_000;

/** Copies a text that is too long to be shown where copying is forbidden. */
function CopyLong({ blob }: { blob: Blob }) {
  const [hasFailed, setFailed] = useState(false);
  const copy = async () => {
    const isCopied = await copyText(await blob.text());
    setFailed(!isCopied);
    if (isCopied) notice(t('ui.copied'));
  };
  return (
    <>
      <Button kind="tertiary" size="xs" onClick={copy}>
        {t('export.copy')}
      </Button>
      {hasFailed && (
        <Text type="text2" ellipsis={false} role="alert">
          {t('export.tooLong')}
        </Text>
      )}
    </>
  );
}

/** Copies a text that was read ahead: some browsers let a page copy only within the click itself. */
function CopyShort({ blob }: { blob: Blob }) {
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

/** Copies the text of a file. */
export const CopyFile = ({ blob }: { blob: Blob }) =>
  blob.size > mostShown ? <CopyLong blob={blob} /> : <CopyShort blob={blob} />;
