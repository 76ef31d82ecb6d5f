import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openList } from '../../navigation/open-list.ts';
import { AttentionRow } from '../../ui/attention-row.tsx';
import type { Summary } from './get-summary.ts';

const alertRows = [
  { text: 'stillGranted', alert: 'still_granted' },
  { text: 'stillWorks', alert: 'still_works' },
  { text: 'stillStored', alert: 'still_stored' },
  { text: 'reconnected', alert: 'reconnected' },
] as const;

/** Access that was removed, as reported or confirmed, and is there all the same. */
export function AlertRows({ alerts }: Pick<ConnectionsSummary, 'alerts'>) {
  const format = useFormat();
  return alertRows
    .filter(({ text }) => alerts[text] > 0)
    .map(({ text, alert }) => (
      <AttentionRow
        key={alert}
        kind="alarm"
        text={t(`overview.attention.${text}`, {
          count: alerts[text],
          number: format.number(alerts[text]),
        })}
        action={{
          text: t('overview.attention.show'),
          label: t(`overview.attention.${text}Show`),
          onClick: () => openList({ alert }),
        }}
      />
    ));
}

/** Strong and lasting access that nothing was seen to use. */
export function StrongRow({ strongUnused }: Pick<ConnectionsSummary, 'strongUnused'>) {
  const format = useFormat();
  const { connections, days, exact } = strongUnused;
  if (connections === 0) return null;
  return (
    <AttentionRow
      kind="task"
      text={t(`overview.attention.${exact ? 'strong' : 'strongOrMore'}`, {
        count: connections,
        number: format.number(connections),
        days: format.number(days),
      })}
      action={{
        text: t('overview.attention.show'),
        label: t('overview.attention.strongShow'),
        onClick: () =>
          openList({
            access: 'lasting',
            risk: 'high',
            state: 'active',
            unusedForDays: String(days),
          }),
      }}
    />
  );
}

/** In the place of what the counts would have said. */
export function CountsFailed({ summary }: { summary: Summary }) {
  return (
    <AttentionRow
      kind="failed"
      text={t('overview.attention.countsFailed')}
      action={{
        text: t('ui.retry'),
        label: t('overview.attention.countsAgain'),
        onClick: () => void summary.refetch(),
      }}
    />
  );
}
