import type { CaseReport } from '../../../server/contract/case-report.ts';
import { browserFormat } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';

type Key =
  | 'granted'
  | 'reportedOnly'
  | 'blocked'
  | 'stored'
  | 'requested'
  | 'stillWorks'
  | 'reconnected'
  | 'offered'
  | 'steps';

/** Lists what is not done or not proven, each with its number; zeros are left out. */
function remainsOf({ connections, case: of }: CaseReport): [Key, number][] {
  const count = (fits: (one: CaseReport['connections'][number]) => boolean) =>
    connections.filter(fits).length;
  const all: [Key, number][] = [
    ['stillWorks', count((one) => one.alerts.includes('still_works'))],
    ['reconnected', count((one) => one.alerts.includes('reconnected'))],
    ['granted', count((one) => one.atProvider.state === 'granted')],
    ['reportedOnly', count((one) => one.atProvider.state === 'reported')],
    ['blocked', count((one) => one.atProvider.state === 'blocked')],
    ['stored', count((one) => one.inMonday.state === 'stored')],
    ['requested', count((one) => one.inMonday.state === 'requested')],
    ['steps', of.steps.total - of.steps.done],
    ['offered', of.offered.count],
  ];
  return all.filter(([, number]) => number > 0);
}

/** Shows what the case leaves open. */
export function Remaining({ report }: { report: CaseReport }) {
  const remains = remainsOf(report);
  const format = browserFormat();
  const isPart = report.case.connectionCount > report.connections.length;
  const shown = format.number(report.connections.length);
  return (
    <Section title={t('report.remains.title')}>
      {isPart && <p>{t('report.remains.ofFirst', { shown })}</p>}
      {remains.length === 0 && <p>{t('report.remains.nothing')}</p>}
      <ul>
        {remains.map(([key, count]) => (
          <li key={key}>{t(`report.remains.${key}`, { count, number: format.number(count) })}</li>
        ))}
        <li>{t('report.remains.again')}</li>
      </ul>
    </Section>
  );
}
