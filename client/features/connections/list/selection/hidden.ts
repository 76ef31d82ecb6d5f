import type {
  Connection,
  ConnectionsQueryInput,
} from '../../../../../server/contract/connection.ts';
import type { Selection } from '../../selection.ts';

const millisecondsPerDay = 86_400_000;

function isUnusedFor(connection: Connection, days: number): boolean {
  const before = Date.now() - days * millisecondsPerDay;
  const { firstConnectedAt, lastUsedAt } = connection;
  return [firstConnectedAt, lastUsedAt ?? firstConnectedAt].every((at) => Date.parse(at) < before);
}

function isWithin(at: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return at !== null && (!from || at >= from) && (!to || at <= to);
}

/** Returns whether the filters let a connection through; only the server knows what a search or a permission finds. */
export function fitsFilters(connection: Connection, query: ConnectionsQueryInput): boolean {
  const { provider, state, alert, organizationId, accountType, access, risk } = query;
  const { unusedForDays, userIds } = query;
  const { connectedFrom, connectedTo, usedFrom, usedTo } = query;
  return (
    (!provider || connection.provider === provider) &&
    (!state || connection.state === state) &&
    (!alert || (connection.alerts.includes(alert) && !connection.acknowledged)) &&
    (!organizationId || connection.organization?.id === organizationId) &&
    (!accountType || connection.accountType === accountType) &&
    (!access || connection.access === access) &&
    (!risk || connection.risk === risk) &&
    (unusedForDays === undefined || isUnusedFor(connection, unusedForDays)) &&
    isWithin(connection.lastConnectedAt, connectedFrom, connectedTo) &&
    isWithin(connection.lastUsedAt, usedFrom, usedTo) &&
    (!userIds || (connection.userId !== null && userIds.includes(connection.userId)))
  );
}

/** Counts the selected that are not in the list; null where a search or a permission may hide some. */
export function countHidden(
  selection: Selection,
  query: ConnectionsQueryInput,
  loaded: Iterable<Connection>,
  isAllLoaded: boolean,
): number | null {
  if (isAllLoaded) {
    let shown = 0;
    for (const { id } of loaded) if (selection.has(id)) shown += 1;
    return selection.size - shown;
  }
  if (query.q || query.permission) return null;
  let hidden = 0;
  for (const connection of selection.values()) if (!fitsFilters(connection, query)) hidden += 1;
  return hidden;
}
