import { Text } from '@vibe/core';
import type { GuideMessage } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import styles from './guide-message-box.module.css';
import { GuideText, plainText } from './guide-text.tsx';
import { Scrolled } from './scrolled.tsx';
import { useGuideTools } from './tools.ts';

interface MessageProps {
  message: GuideMessage;
  /** What it is for; tells its buttons from those of other messages. */
  name: string;
}

/** A message to send to somebody who must act: subject and text, each with its own button. */
export function Message({ message, name }: MessageProps) {
  const { Copy } = useGuideTools();
  const { to, subject, text } = message;
  return (
    <div className={styles.message}>
      <Text type="text2" ellipsis={false}>
        {t('guides.message.to', { to: plainText(to) })}
      </Text>
      <div className={styles.line}>
        <Text type="text2" ellipsis={false}>
          {t('guides.message.subject', { subject: plainText(subject) })}
        </Text>
        <Copy
          text={plainText(subject)}
          label={t('guides.message.copySubjectOf', { name: plainText(name) })}
        >
          {t('guides.message.copySubject')}
        </Copy>
      </div>
      <Scrolled className={styles.text} label={t('guides.message.text', { name: plainText(name) })}>
        <GuideText text={text} />
      </Scrolled>
      <div>
        <Copy
          text={plainText(text)}
          label={t('guides.message.copyTextOf', { name: plainText(name) })}
        >
          {t('guides.message.copyText')}
        </Copy>
      </div>
    </div>
  );
}
