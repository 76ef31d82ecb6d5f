import { Button } from '@vibe/core';
import type { CaseReport } from '../../../server/contract/case-report.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { zoneWords } from '../../i18n/zone.ts';
import type { ReportedIntegrations } from '../../navigation/report-names.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { Headline } from '../shared/headline.tsx';
import { ConnectionsTable } from './connections-table.tsx';
import { IntegrationsPart } from './integrations-part.tsx';
import { Remaining } from './remaining.tsx';
import styles from './report.module.css';
import { chosenWords, userWords } from './report-words.ts';
import { StepsPart } from './steps-part.tsx';

/** Lists what the case does not cover: which account, left out by whom, when and why. */
function LeftOutPart({ report }: { report: CaseReport }) {
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

const unseen = ['otherApps', 'integrations', 'before', 'apiTokens', 'deletions', 'names'] as const;

function Head({ report }: { report: CaseReport }) {
  const format = browserFormat();
  const { case: of } = report;
  const person = (id: string | null) => userWords(id);
  return (
    <Facts>
      <Fact name={t('report.head.reason')}>{t(`pages.situation.${of.situation}`)}</Fact>
      {of.target.kind === 'filter' && (
        <Fact name={t('report.head.chosen')}>{chosenWords(of.target, report)}</Fact>
      )}
      <Fact name={t('report.head.opened')}>
        {t('report.byAt', { who: person(of.openedBy), time: format.dateTime(of.openedAt) })}
      </Fact>
      <Fact name={t('report.head.status')}>
        {of.closedAt
          ? t(`report.status.${of.status}`, {
              who: person(of.closedBy),
              time: format.dateTime(of.closedAt),
            })
          : t('report.status.open')}
      </Fact>
      {of.owner && <Fact name={t('report.head.owner')}>{person(of.owner)}</Fact>}
      {of.dueOn && <Fact name={t('report.head.due')}>{format.day(of.dueOn)}</Fact>}
      <Fact name={t('report.head.steps')}>
        {t('report.stepsDone', { count: of.steps.total, done: of.steps.done })}
      </Fact>
      {of.closeNote ? <Fact name={t('report.head.note')}>{of.closeNote}</Fact> : null}
      <Fact name={t('report.head.account')}>{report.accountId}</Fact>
      <Fact name={t('report.head.case')}>{of.id}</Fact>
      <Fact name={t('report.head.zone')}>{zoneWords(report.generatedAt)}</Fact>
      <Fact name={t('report.head.generated')}>
        {t('report.generated', {
          who: person(report.generatedFor),
          time: format.dateTime(report.generatedAt),
        })}
      </Fact>
    </Facts>
  );
}

function Unseen({ report }: { report: CaseReport }) {
  const app = isolate(report.appName);
  const since = report.recordsSince ? browserFormat().date(report.recordsSince) : null;
  return (
    <Section title={t('report.unseen.title', { app })}>
      <p>
        {since ? t('report.unseen.since', { app, date: since }) : t('report.unseen.none', { app })}
      </p>
      <ul>
        {unseen.map((item) => (
          <li key={item}>{t(`report.unseen.${item}`, { app })}</li>
        ))}
      </ul>
    </Section>
  );
}

interface ReportProps {
  report: CaseReport;
  /** Of the person whom it is about, as monday told who opened it. */
  integrations: ReportedIntegrations | null;
}

/** The report: what was removed, for whom, by which steps, by whom, when, how it is proven, and what remains. */
export function Report({ report, integrations }: ReportProps) {
  return (
    <article className={styles.report}>
      <div className={styles.top}>
        <Headline isNew app={report.appName}>
          {t('report.title')}
        </Headline>
        <span className={styles.print}>
          <Button size="small" onClick={() => window.print()}>
            {t('report.print')}
          </Button>
        </span>
      </div>
      <Head report={report} />
      <ConnectionsTable report={report} />
      <LeftOutPart report={report} />
      <Remaining report={report} />
      <IntegrationsPart report={report} integrations={integrations} />
      <Section title={t('report.stepsTitle')}>
        {report.case.sections.map((section) => (
          <StepsPart key={section.id} section={section} titles={report.stepTitles} />
        ))}
      </Section>
      <Unseen report={report} />
    </article>
  );
}
