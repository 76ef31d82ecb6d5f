import '../../i18n/load/guides-texts.ts';
import type { Guide } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { OutsideLink } from '../../ui/link.tsx';
import { NoticeBox } from '../../ui/notice-box.tsx';
import { useSurroundings } from '../../ui/surroundings.ts';
import { TextLine } from '../../ui/text-line.tsx';
import styles from './guide-notes.module.css';
import { GuideText } from './guide-text.tsx';

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className={styles.notes}>
      <TextLine weight="bold" element="h3">
        {title}
      </TextLine>
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

/** Warns before the steps of a guide. */
export const GuideWarnings = ({ guide }: { guide: Guide }) =>
  guide.warnings.map((line) => (
    <NoticeBox key={line} kind="warning">
      <GuideText text={line} />
    </NoticeBox>
  ));

/** Sums up the steps of a guide. */
export const GuideSummary = ({ guide }: { guide: Guide }) => (
  <Lines title={t('guides.summary')} lines={guide.summary} />
);

/** Before the steps: what it comes to, and what to be warned of. */
export function GuideStart({ guide }: { guide: Guide }) {
  return (
    <>
      <GuideWarnings guide={guide} />
      <GuideSummary guide={guide} />
    </>
  );
}

/** After the steps: what they do not do, how one knows that it is done, and where it is documented. */
export function GuideEnd({ guide }: { guide: Guide }) {
  const { format } = useSurroundings();
  const dateOf = (day: string) => format.date(`${day}T12:00:00Z`);
  const { found, notFound } = guide.documentation;
  return (
    <>
      <Lines title={t('guides.limits')} lines={guide.doesNot} />
      <Lines title={t('guides.check')} lines={guide.check} />
      <div className={styles.notes}>
        <TextLine weight="bold" element="h3">
          {t('guides.documentation')}
        </TextLine>
        <ul className={styles.lines}>
          {found.map(({ url, title, readOn }) => (
            <li key={url}>
              <OutsideLink href={url}>
                {t('guides.read', { title, date: dateOf(readOn) })}
              </OutsideLink>
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
