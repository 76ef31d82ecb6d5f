import type { CaseReport } from '../../../server/contract/case-report.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';
import { userWords } from './report-words.ts';

/** What the case does not cover: which account, left out by whom, when and why. */
export function LeftOutPart({ report }: { report: CaseReport }) {
  const { count, connections } = report.case.leftOut;
  const { dateTime, number } = browserFormat();
  if (count === 0) return null;
  return (
    <Section title={t('report.leftOut.title')}>
      <p>
        {t('report.leftOut.about', { count, number: number(count) })}{' '}
        {count > connections.length &&
          t('report.leftOut.first', { shown: number(connections.length) })}
      </p>
      <ul>
        {connections.map(({ id, displayName, provider, leftOutAt, leftOutBy, reason }) => (
          <li key={id}>
            <strong>
              <bdi>{displayName}</bdi>
            </strong>
            {` · ${[
              providerName(provider),
              t('report.leftOut.entry', { time: dateTime(leftOutAt), who: userWords(leftOutBy) }),
              reason === null
                ? t('report.leftOut.atOpening')
                : t('report.leftOut.because', { reason: isolate(reason) }),
            ].join(' · ')}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
