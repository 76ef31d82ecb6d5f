import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { ConnectionsQuery } from '../contract/connection.ts';
import type { Database } from '../store/tables.ts';
import { containsPattern, searchWords } from './fold.ts';
import type { VisibleUser } from './policy.ts';

type Builder = ExpressionBuilder<Database, 'connections'>;
type Condition = ExpressionWrapper<Database, 'connections', SqlBool>;

const plainColumns = [
  ['provider', 'provider'],
  ['state', 'state'],
  ['organizationId', 'organization_id'],
  ['accountType', 'account_type'],
  ['access', 'access'],
  ['risk', 'risk'],
] as const;

const millisecondsPerDay = 86_400_000;

/**
 * Every condition of a query but the account's, which the door adds.
 *
 * @param visibleUser whose rows may be seen; null for everyone's
 */
export function conditions(
  where: Builder,
  query: ConnectionsQuery,
  visibleUser: VisibleUser,
): Condition[] {
  const found: Condition[] = [];
  if (visibleUser !== null) found.push(where('user_id', '=', visibleUser));
  for (const [field, column] of plainColumns) {
    const value = query[field];
    if (value !== undefined) found.push(where(column, '=', value));
  }
  if (query.alert) {
    const column = query.alert === 'still_works' ? 'still_works_at' : 'reconnected_at';
    found.push(where(column, 'is not', null));
  }
  if (query.userIds) found.push(where('user_id', 'in', notEmpty(query.userIds)));
  if (query.unusedForDays !== undefined) found.push(noUseSince(where, query.unusedForDays));
  for (const word of searchWords(query.q ?? '')) found.push(contains(where, word));
  return found;
}

/** `in ()` is no SQL; no user has this id. */
const notEmpty = (userIds: string[]) => (userIds.length === 0 ? ['none'] : userIds);

function noUseSince(where: Builder, days: number): Condition {
  const before = new Date(Date.now() - days * millisecondsPerDay).toISOString();
  return where.and([
    where('first_connected_at', '<', before),
    where.or([where('last_used_at', 'is', null), where('last_used_at', '<', before)]),
  ]);
}

function contains(where: Builder, word: string): Condition {
  const pattern = containsPattern(word);
  return where.and([sql<SqlBool>`${where.ref('search_text')} like ${pattern} escape '!'`]);
}

/** Whether nothing but the account or one person is asked for, so that a counter knows the total. */
export function counterOf(query: ConnectionsQuery, visibleUser: VisibleUser): string | null {
  const { provider, state, organizationId, accountType, access, risk, alert, unusedForDays } =
    query;
  const filters = [organizationId, accountType, access, risk, alert, unusedForDays, query.userIds];
  if (filters.some((value) => value !== undefined)) return null;
  if (searchWords(query.q ?? '').length > 0) return null;
  if (visibleUser !== null) return provider || state ? null : `person:${visibleUser}`;
  if (provider && state) return null;
  if (provider) return `provider:${provider}`;
  return state ? `state:${state}` : 'connections';
}
