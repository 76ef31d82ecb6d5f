import '../i18n/load/ui-texts.ts';
import { type MouseEvent, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './link.module.css';
import { useSurroundings } from './surroundings.ts';

interface OutsideLinkProps {
  /** `https:` or `mailto:` */
  href: string;
  children: string;
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/**
 * A link to another site, in a tab of its own, that tells that site nothing of this page. monday opens
 * it where the view is framed; where monday refuses, the browser does; where it says nothing, the
 * address is shown, since it is unknown whether a tab opened. "Copy link" is always beside it.
 */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  const { openLink } = useSurroundings();
  const [isUnsure, setUnsure] = useState(false);
  const isMail = href.startsWith('mailto:');

  const open = async (event: MouseEvent) => {
    if (isMail || !openLink || !isPlainClick(event)) return;
    event.preventDefault();
    const opened = await openLink(href);
    if (opened === 'unsure') setUnsure(true);
    else if (opened === 'refused') window.open(href, '_blank', 'noopener,noreferrer');
  };

  return (
    <span className={styles.link}>
      <a
        href={href}
        className={styles.anchor}
        target="_blank"
        rel="noopener noreferrer"
        onClick={open}
        aria-label={isMail ? undefined : `${children} (${t('ui.opensInTab')})`}
      >
        <bdi>{children}</bdi>
      </a>
      <CopyButton
        text={isMail ? href.slice('mailto:'.length) : href}
        label={t('ui.copyLinkTo', { name: children })}
      >
        {t('ui.copyLink')}
      </CopyButton>
      {isUnsure && (
        <span className={styles.address}>
          {t('ui.linkShown')} <bdi>{href}</bdi>
        </span>
      )}
    </span>
  );
}
