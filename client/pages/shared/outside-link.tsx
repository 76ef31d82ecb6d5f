import heard from '../../ui/hidden.module.css';
import styles from './outside-link.module.css';
import { CopyButton } from './page-copy-button.tsx';
import { t } from './page-text.ts';

/** A link to another site, in a tab of its own, that tells that site nothing of this page. */
export function OutsideLink({ href, children }: { href: string; children: string }) {
  return (
    <span className={styles.link}>
      <a href={href} target="_blank" rel="noopener noreferrer">
        <bdi>{children}</bdi>
        <span className={heard.hidden}> ({t('pages.opensInTab')})</span>
      </a>
      <CopyButton text={href} label={t('pages.copyLinkTo', { name: children })}>
        {t('pages.copyLink')}
      </CopyButton>
    </span>
  );
}
