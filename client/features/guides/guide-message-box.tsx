import type { GuideMessage } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextLine } from '../../ui/text-line.tsx';
import styles from './guide-message-box.module.css';
import { GuideText, plainText } from './guide-text.tsx';
import { Scrolled } from './scrolled.tsx';

interface MessageProps {
  message: GuideMessage;
  /** Purpose of the message; distinguishes its buttons from those of other messages. */
  name: string;
}

/** A message to send to the person who must act: subject and text, each with its own button. */
export function Message({ message, name }: MessageProps) {
  const { to, subject, text } = message;
  return (
    <div className={styles.message}>
      <TextLine>{t('guides.message.to', { to: plainText(to) })}</TextLine>
      <div className={styles.line}>
        <TextLine>{t('guides.message.subject', { subject: plainText(subject) })}</TextLine>
        <CopyButton
          text={plainText(subject)}
          label={t('guides.message.copySubjectOf', { name: plainText(name) })}
        >
          {t('guides.message.copySubject')}
        </CopyButton>
      </div>
      <Scrolled className={styles.text} label={t('guides.message.text', { name: plainText(name) })}>
        <GuideText text={text} />
      </Scrolled>
      <div>
        <CopyButton
          text={plainText(text)}
          label={t('guides.message.copyTextOf', { name: plainText(name) })}
        >
          {t('guides.message.copyText')}
        </CopyButton>
      </div>
    </div>
  );
}
