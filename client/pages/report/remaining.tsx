import type { CaseReport } from '../../../server/contract/case-report.ts';
import { type KnownSide, knownOf } from '../../../server/contract/known.ts';
import { browserFormat } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';

type Key =
  | 'granted'
  | 'refused'
  | 'reportedOnly'
  | 'blocked'
  | 'stored'
  | 'requested'
  | 'stillWorks'
  | 'stillGranted'
  | 'stillStored'
  | 'reconnected'
  | 'offered'
  | 'steps';

/** Lists what is not done or not proven, each with its number; zeros are left out. */
function remainsOf({ connections, case: of }: CaseReport): [Key, number][] {
  const known = connections.map((one) => ({ ...knownOf(one), alerts: one.alerts }));
  const count = (fits: (one: (typeof known)[number]) => boolean) => known.filter(fits).length;
  const all: [Key, number][] = [
    ['stillGranted', count(({ provider }) => isFoundGranted(provider))],
    ['stillWorks', count(({ alerts }) => alerts.includes('still_works'))],
    ['stillStored', count(({ monday }) => monday.state === 'contradicted')],
    ['reconnected', count(({ alerts }) => alerts.includes('reconnected'))],
    ['granted', count(({ provider }) => provider.state === 'nothing')],
    ['refused', count(({ provider }) => provider.state === 'refused')],
    ['reportedOnly', count(({ provider }) => provider.state === 'reported')],
    ['blocked', count(({ provider }) => provider.how === 'blocked')],
    ['stored', count(({ monday }) => monday.state === 'nothing')],
    ['requested', count(({ monday }) => monday.state === 'requested')],
    ['steps', of.steps.total - of.steps.done],
    ['offered', of.offered.count],
  ];
  return all.filter(([, number]) => number > 0);
}

/** A check found the access there, whether or not its removal had been reported. */
const isFoundGranted = ({ state, how }: KnownSide) =>
  state === 'granted' || (state === 'contradicted' && how === 'check');

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
