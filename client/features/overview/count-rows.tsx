import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openList } from '../../navigation/open-list.ts';
import { AttentionRow } from '../../ui/attention-row.tsx';
import type { Summary } from './get-summary.ts';

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
