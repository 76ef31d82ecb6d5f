import '../../i18n/load/guides-texts.ts';
import { AttentionBox, Text } from '@vibe/core';
import type { Guide } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/format.ts';
import styles from './guide-notes.module.css';
import { GuideText } from './guide-text.tsx';
import { useGuideTools } from './tools.ts';

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className={styles.notes}>
      <Text type="text2" weight="bold" element="h3" ellipsis={false}>
        {title}
      </Text>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>
            <GuideText text={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Before the steps: what it comes to, and what to be warned of. */
export function GuideStart({ guide }: { guide: Guide }) {
  return (
    <>
      {guide.warnings.map((line) => (
        <AttentionBox key={line} type="warning" animate={false}>
          <GuideText text={line} />
        </AttentionBox>
      ))}
      <Lines title={t('guides.summary')} lines={guide.summary} />
    </>
  );
}

/** After the steps: what they do not do, how one knows that it is done, and where it is documented. */
export function GuideEnd({ guide }: { guide: Guide }) {
  const { Outside } = useGuideTools();
  const format = useFormat();
  const dateOf = (day: string) => format.date(`${day}T12:00:00Z`);
  const { found, notFound } = guide.documentation;
  return (
    <>
      <Lines title={t('guides.limits')} lines={guide.doesNot} />
      <Lines title={t('guides.check')} lines={guide.check} />
      <div className={styles.notes}>
        <Text type="text2" weight="bold" element="h3" ellipsis={false}>
          {t('guides.documentation')}
        </Text>
        <ul className={styles.lines}>
          {found.map(({ url, title, readOn }) => (
            <li key={url}>
              <Outside href={url}>{t('guides.read', { title, date: dateOf(readOn) })}</Outside>
            </li>
          ))}
          {notFound.map(({ what, lastLooked }) => (
            <li key={what}>{t('guides.notFound', { what, date: dateOf(lastLooked) })}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
