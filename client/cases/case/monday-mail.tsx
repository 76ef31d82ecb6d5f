import { Button, Text } from '@vibe/core';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { Message } from '../../guides/message.tsx';
import { useGuideTools } from '../../guides/tools.ts';
import { useFormat } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import styles from './monday-mail.module.css';

/** Hands a file to the browser; where the frame forbids it nothing happens, and the copy remains. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

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
              onClick={() => save(csv, t('case.mail.fileName'))}
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
