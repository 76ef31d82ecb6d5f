import '../../i18n/load/guides-texts.ts';
import { Button } from '@vibe/core';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useSurroundings } from '../../ui/surroundings.ts';
import { TextLine } from '../../ui/text-line.tsx';
import { Message } from './guide-message-box.tsx';
import styles from './monday-mail.module.css';

const fileOf = (csv: string) => new Blob([csv], { type: 'text/csv;charset=utf-8' });

/** The mail that asks monday support for deletion, with a file where the list is long. */
export function MondayMail({ mail }: { mail: NonNullable<SectionGuide['mail']> }) {
  const { format } = useSurroundings();
  const { message, mailto, csv, connections, of } = mail;
  return (
    <div className={styles.mail}>
      <TextLine weight="bold" element="h3">
        {t('guides.mail.title')}
      </TextLine>
      <TextLine>{t('guides.mail.intro')}</TextLine>
      <div lang="en" dir="ltr">
        <Message message={message} name={t('guides.mail.title')} />
      </div>
      {mailto && <OutsideLink href={mailto}>{t('guides.mail.open')}</OutsideLink>}
      {csv && (
        <>
          <TextLine>{t('guides.mail.tooLong')}</TextLine>
          <div className={styles.buttons}>
            <Button
              kind="secondary"
              size="small"
              onClick={() => saveFile(fileOf(csv), t('guides.mail.fileName'))}
            >
              {t('guides.mail.download')}
            </Button>
            <CopyButton text={csv}>{t('guides.mail.copyFile')}</CopyButton>
          </div>
        </>
      )}
      {of > connections && (
        <TextLine>
          {t('guides.mail.shown', { number: format.number(connections), total: format.number(of) })}
        </TextLine>
      )}
    </div>
  );
}
