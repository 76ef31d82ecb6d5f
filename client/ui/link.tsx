import { Link } from '@vibe/core';
import { type MouseEvent, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { answerWithin, NoAnswer } from '../monday/answer.ts';
import { monday } from '../monday/sdk.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './link.module.css';

const timeout = 2000;

interface OutsideLinkProps {
  /** `https:` or `mailto:` */
  href: string;
  children: string;
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/**
 * A link out of the frame. monday opens it in a new tab; where it refuses, the browser does; where it
 * says nothing, the address is shown, since nobody knows whether a tab opened. "Copy link" is always
 * beside it.
 */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  const [isUnsure, setUnsure] = useState(false);
  const isMail = href.startsWith('mailto:');

  const open = async (event: MouseEvent) => {
    if (isMail || !isPlainClick(event)) return;
    event.preventDefault();
    try {
      await answerWithin(timeout, 'openLinkInTab', monday.execute('openLinkInTab', { url: href }));
    } catch (error) {
      if (error instanceof NoAnswer) setUnsure(true);
      else window.open(href, '_blank', 'noopener,noreferrer');
    }
  };

  return (
    <span className={styles.link}>
      <Link
        href={href}
        text={children}
        target="_blank"
        rel="noopener noreferrer"
        inlineText
        inheritFontSize
        onClick={open}
        aria-label={isMail ? undefined : `${children} (${t('monday.opensInTab')})`}
      />
      <CopyButton
        text={isMail ? href.slice('mailto:'.length) : href}
        label={t('monday.copyLinkTo', { name: children })}
      >
        {t('monday.copyLink')}
      </CopyButton>
      {isUnsure && (
        <span className={styles.address}>
          {t('monday.linkShown')} <bdi>{href}</bdi>
        </span>
      )}
    </span>
  );
}
