import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { Scrolled } from '../../features/guides/scrolled.tsx';
import { CopyButton } from '../shared/page-copy-button.tsx';
import { pageFormat } from '../shared/page-format.ts';
import { t } from '../shared/page-text.ts';
import styles from './deletion-mail.module.css';

type Mail = NonNullable<SectionGuide['mail']>;

/** What the mail refers to where it is too long to hold it. */
function ListFile({ csv }: { csv: string }) {
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`;
  return (
    <a className={styles.link} href={href} download="credentials.csv">
      {t('caseLink.mail.file')}
    </a>
  );
}

/** The mail that asks monday for deletion, in English whatever the page's language. */
export function DeletionMail({ mail }: { mail: Mail }) {
  const { message, mailto, csv, connections, of } = mail;
  const format = pageFormat();
  return (
    <div className={styles.mail}>
      <p>
        {t('caseLink.mail.to')} <bdi>{message.to}</bdi>
      </p>
      <p lang="en">
        <bdi>{message.subject}</bdi>
      </p>
      <Scrolled className={styles.text} label={t('caseLink.mail.text')}>
        {message.text}
      </Scrolled>
      <div className={styles.actions}>
        {mailto && (
          <a className={styles.link} href={mailto}>
            {t('caseLink.mail.open')}
          </a>
        )}
        <CopyButton text={message.subject} label={t('caseLink.mail.copySubject')}>
          {t('caseLink.mail.copySubject')}
        </CopyButton>
        <CopyButton text={message.text} label={t('caseLink.mail.copyText')}>
          {t('caseLink.mail.copyText')}
        </CopyButton>
        {csv && <ListFile csv={csv} />}
      </div>
      {of > connections && (
        <p>
          {t('caseLink.firstOnly', {
            shown: format.number(connections),
            number: format.number(of),
          })}
        </p>
      )}
    </div>
  );
}
