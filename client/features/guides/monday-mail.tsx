import '../../i18n/load/case-texts.ts';
import { Button, Text } from '@vibe/core';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Message } from './guide-message-box.tsx';
import styles from './monday-mail.module.css';
import { useGuideTools } from './tools.ts';

const fileOf = (csv: string) => new Blob([csv], { type: 'text/csv;charset=utf-8' });

/** The mail that asks monday support for deletion, with a file where the list is long. */
export function MondayMail({ mail }: { mail: NonNullable<SectionGuide['mail']> }) {
  const { Copy, Outside } = useGuideTools();
  const format = useFormat();
  const { message, mailto, csv, connections, of } = mail;
  return (
    <div className={styles.mail}>
      <Text type="text2" weight="bold" element="h3" ellipsis={false}>
        {t('case.mail.title')}
      </Text>
      <Text type="text2" ellipsis={false}>
        {t('case.mail.intro')}
      </Text>
      <div lang="en" dir="ltr">
        <Message message={message} name={t('case.mail.title')} />
      </div>
      {mailto && <Outside href={mailto}>{t('case.mail.open')}</Outside>}
      {csv && (
        <>
          <Text type="text2" ellipsis={false}>
            {t('case.mail.tooLong')}
          </Text>
          <div className={styles.buttons}>
            <Button
              kind="secondary"
              size="small"
              onClick={() => saveFile(fileOf(csv), t('case.mail.fileName'))}
            >
              {t('case.mail.download')}
            </Button>
            <Copy text={csv}>{t('case.mail.copyFile')}</Copy>
          </div>
        </>
      )}
      {of > connections && (
        <Text type="text2" ellipsis={false}>
          {t('case.mail.shown', { number: format.number(connections), total: format.number(of) })}
        </Text>
      )}
    </div>
  );
}
