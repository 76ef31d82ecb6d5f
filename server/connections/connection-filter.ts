import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { ConnectionState, ConnectionsQuery } from '../contract/connection.ts';
import type { Database } from '../store/tables.ts';
import type { VisibleUser } from './connection-policy.ts';
import { containsPattern, searchWords } from './normalize.ts';

type Builder = ExpressionBuilder<Database, 'connections'>;
type Condition = ExpressionWrapper<Database, 'connections', SqlBool>;

const plainColumns = [
  ['provider', 'provider'],
  ['organizationId', 'organization_id'],
  ['accountType', 'account_type'],
  ['access', 'access'],
  ['risk', 'risk'],
] as const;

const millisecondsPerDay = 86_400_000;

/** Where nothing knows the total, rows are counted up to this many. */
export const countedUpTo = 10_000;

/**
 * Every condition of a query but the account's, which the account store adds.
 *
 * @param visibleUser whose rows may be seen; null for everyone's
 */
export function conditions(
  where: Builder,
  query: ConnectionsQuery,
  visibleUser: VisibleUser,
): Condition[] {
  const found: Condition[] = [];
  if (visibleUser !== null) found.push(where('user_id', '=', visibleUser.userId));
  for (const [field, column] of plainColumns) {
    const value = query[field];
    if (value !== undefined) found.push(where(column, '=', value));
  }
  const isShadowed = visibleUser?.isShadowed === true;
  if (query.state) found.push(inState(where, query.state, isShadowed));
  if (query.alert) found.push(withAlert(where, query.alert, isShadowed));
  if (query.userIds) found.push(where('user_id', 'in', notEmpty(query.userIds)));
  if (query.unusedForDays !== undefined) found.push(noUseSince(where, query.unusedForDays));
  const words = searchWords(query.q ?? '');
  if (words.length > 0) found.push(searched(where, words, query.orUserIds ?? []));
  return found;
}

/** Every word is found, or the connection is of a user whom monday found for the same words. */
function searched(where: Builder, words: string[], orUserIds: string[]): Condition {
  const inText = where.and(words.map((word) => contains(where, word)));
  return orUserIds.length === 0 ? inText : where.or([where('user_id', 'in', orUserIds), inText]);
}

type ShadowCondition = (
  shadow: ExpressionBuilder<Database, 'connection_shadows'>,
) => ExpressionWrapper<Database, 'connection_shadows', SqlBool>;

/** Asked about what the person sees, so that a filter tells them no more than the list. */
function ofShown(where: Builder, real: Condition, shown: ShadowCondition): Condition {
  const shadow = where
    .selectFrom('connection_shadows')
    .whereRef('connection_shadows.account_id', '=', 'connections.account_id')
    .whereRef('connection_shadows.connection_id', '=', 'connections.id')
    .select('connection_shadows.connection_id');
  return where.or([
    where.and([real, where.not(where.exists(shadow))]),
    where.exists(shadow.where(shown)),
  ]);
}

function inState(where: Builder, state: ConnectionState, isShadowed: boolean): Condition {
  const real = where('connections.state', '=', state);
  if (!isShadowed) return real;
  return ofShown(where, real, (shadow) => shadow('connection_shadows.state', '=', state));
}

const alertColumns = { still_works: 'still_works_at', reconnected: 'reconnected_at' } as const;

function withAlert(where: Builder, alert: keyof typeof alertColumns, isShadowed: boolean) {
  const column = alertColumns[alert];
  const real = where(`connections.${column}`, 'is not', null);
  if (!isShadowed) return real;
  return ofShown(where, real, (shadow) => shadow(`connection_shadows.${column}`, 'is not', null));
}

/** `in ()` is no SQL; no user has this id. */
const notEmpty = (userIds: string[]) => (userIds.length === 0 ? ['none'] : userIds);

/** The moment since which nothing may have been seen; ISO 8601. */
export const unusedBefore = (days: number): string =>
  new Date(Date.now() - days * millisecondsPerDay).toISOString();

/** No use seen for so many days; where none was ever seen, they count from the first connect. */
export function noUseSince(where: Builder, days: number): Condition {
  const before = unusedBefore(days);
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
  if (visibleUser !== null) return provider || state ? null : `person:${visibleUser.userId}`;
  if (provider && state) return null;
  if (provider) return `provider:${provider}`;
  return state ? `state:${state}` : 'connections';
}
