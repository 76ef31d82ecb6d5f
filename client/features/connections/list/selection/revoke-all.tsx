import '../../../../i18n/load/list-texts.ts';
import { Button } from '@vibe/core';
import type { ConnectionsQueryInput } from '../../../../../server/contract/connection.ts';
import type { WholeFilter } from '../../../../../server/contract/list-filter.ts';
import { providerName } from '../../../../i18n/provider-names.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { startRevocation } from '../../../../navigation/start-revocation.ts';
import type { ConnectionsList } from '../../query-connections.ts';
import { wholeTargetOf } from './whole-target.ts';

interface RevokeAllProps {
  list: ConnectionsList;
  query: ConnectionsQueryInput;
  kind?: 'secondary' | 'tertiary';
}

/** The filter of a query; null where it leaves nothing out. */
function filterOf(query: ConnectionsQueryInput): WholeFilter | null {
  const { scope, sort, ...filter } = query;
  return Object.keys(filter).length > 0 ? filter : null;
}

/** Starts a revocation of everything that a filter finds, however much that is. */
export function RevokeAll({ list, query, kind = 'tertiary' }: RevokeAllProps) {
  const format = useFormat();
  const { total, isTotalExact, connections } = list;
  const filter = filterOf(query);
  if (!total || !filter) return null;
  const whole = wholeTargetOf(query, connections.at(0));
  const number = format.number(total);
  const matching = isTotalExact
    ? t('list.select.matching', { count: total, number })
    : t('list.select.matchingOrMore', { number });
  return (
    <>
      <Button kind={kind} size="small" onClick={() => startRevocation({ kind: 'filter', filter })}>
        {matching}
      </Button>
      {whole && (
        <Button kind="tertiary" size="small" onClick={() => startRevocation(whole)}>
          {whole.kind === 'provider'
            ? t('list.select.wholeProvider', { provider: providerName(whole.provider) })
            : t('list.select.wholeOrganization', {
                organization: isolate(whole.organizationName ?? whole.organizationId),
              })}
        </Button>
      )}
    </>
  );
}

/** The same below the toolbar, where nothing is selected. */
export default function RevokeAllBar(props: RevokeAllProps) {
  return (
    <div>
      <RevokeAll {...props} kind="secondary" />
    </div>
  );
}
