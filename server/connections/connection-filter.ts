import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { ProviderId } from '../contract/common.ts';
import type { Alert, ConnectionState, ConnectionsQuery } from '../contract/connection.ts';
import type { WholeFilter } from '../contract/list-filter.ts';
import type { Providers } from '../providers/registry.ts';
import type { Database } from '../store/tables.ts';
import { alertColumns, isRaised, type VisibleRow } from './connection-format.ts';
import type { VisibleUser } from './connection-policy.ts';
import { type Ahead, ahead, alertedAhead, inStateAhead } from './filter-ahead.ts';
import { containsPattern, searchWords } from './normalize.ts';
import type { Pending } from './pending-effects.ts';

type Builder = ExpressionBuilder<Database, 'connections'>;
type Condition = ExpressionWrapper<Database, 'connections', SqlBool>;

const plainColumns = [
  ['provider', 'provider'],
  ['organizationId', 'organization_id'],
  ['accountType', 'account_type'],
  ['access', 'access'],
  ['risk', 'risk'],
] as const;

const timeRanges = [
  ['connectedFrom', 'last_connected_at', '>='],
  ['connectedTo', 'last_connected_at', '<='],
  ['usedFrom', 'last_used_at', '>='],
  ['usedTo', 'last_used_at', '<='],
] as const;

/** A query, and what the configuration adds to it. */
export interface ListQuery extends ConnectionsQuery {
  /** Providers whose app asks for the permission of the query: see `withAskedBy`. */
  askedBy?: readonly ProviderId[];
  /** Of few rows: their texts are read, and no index of all accounts' words is asked. */
  readsTexts?: boolean;
}

/** The conditions of a list, without its order and its pages. */
export type ListConditions = WholeFilter & Pick<ListQuery, 'ids' | 'askedBy' | 'readsTexts'>;

/**
 * Adds the providers whose app asks for the permission that a query names. Where a token response
 * named no permissions, those that the app asks for count.
 */
export function withAskedBy<Query extends WholeFilter>(
  query: Query,
  providers: Providers,
): Query & Pick<ListQuery, 'askedBy'> {
  const { permission } = query;
  if (permission === undefined) return query;
  const asking = [...providers.values()].filter((one) => one.requestedScopes.includes(permission));
  return { ...query, askedBy: asking.map(({ id }) => id) };
}

const millisecondsPerDay = 86_400_000;

/** Bound on counting rows where nothing knows the total. */
export const countedUpTo = 10_000;

/** The changes on their way through the connections of the account, and what to make of them. */
export interface OnTheWay {
  pending: readonly Pending[];
  /** True to find only connections that fit for certain: others are looked at one by one. */
  isCertain?: boolean;
}
const nothing: OnTheWay = { pending: [] };

/**
 * Every condition of a query but the account's, which the account store adds. With something on its
 * way, rows that it finds may not fit: see `fits`.
 *
 * @param visibleUser whose rows may be seen; null for everyone's
 */
export function conditions(
  where: Builder,
  query: ListConditions,
  visibleUser: VisibleUser,
  onTheWay = nothing,
): Condition[] {
  const found: Condition[] = [];
  if (visibleUser !== null) found.push(where('user_id', '=', visibleUser.userId));
  for (const [field, column] of plainColumns) {
    const value = query[field];
    if (value !== undefined) found.push(where(column, '=', value));
  }
  const isShadowed = visibleUser?.isShadowed === true;
  if (query.state) found.push(inState(where, query.state, isShadowed, onTheWay));
  if (query.alert) found.push(withAlert(where, query.alert, isShadowed, onTheWay));
  if (query.ids) found.push(where('id', 'in', noneOr(query.ids)));
  if (query.userIds) found.push(where('user_id', 'in', noneOr(query.userIds)));
  if (query.unusedForDays !== undefined) found.push(noUseSince(where, query.unusedForDays));
  for (const [field, column, compared] of timeRanges) {
    const value = query[field];
    if (value !== undefined) found.push(where(column, compared, new Date(value).toISOString()));
  }
  if (query.permission !== undefined) found.push(mayDo(where, query.permission, query.askedBy));
  const words = searchWords(query.q ?? '');
  const readsTexts = query.readsTexts === true || visibleUser !== null;
  if (words.length > 0) found.push(searched(where, words, query.orUserIds ?? [], readsTexts));
  return found;
}

/** Every word is found, or the connection is of a user whom monday found for the same words. */
function searched(
  where: Builder,
  words: string[],
  orUserIds: string[],
  readsTexts: boolean,
): Condition {
  const inText = where.and(words.map((word) => contains(where, word, readsTexts)));
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

const chosenOf = ({ condition, certain }: Ahead, { isCertain = false }: OnTheWay) =>
  isCertain ? (certain ?? condition) : condition;

/** One person has few connections: all that something on its way may reach are looked at. */
const orAhead = (where: Builder, known: Condition, { pending }: OnTheWay) =>
  pending.length === 0 ? known : where.or([known, ahead(where, pending)]);

function inState(
  where: Builder,
  state: ConnectionState,
  isShadowed: boolean,
  onTheWay: OnTheWay,
): Condition {
  const { pending } = onTheWay;
  const real = where('connections.state', '=', state);
  if (!isShadowed)
    return pending.length === 0 ? real : chosenOf(inStateAhead(where, state, pending), onTheWay);
  const shown = ofShown(where, real, (shadow) => shadow('connection_shadows.state', '=', state));
  return orAhead(where, shown, onTheWay);
}

function withAlert(where: Builder, alert: Alert, isShadowed: boolean, onTheWay: OnTheWay) {
  const column = alertColumns[alert];
  const real = where(`connections.${column}`, 'is not', null);
  if (!isShadowed) {
    const isNew = where.or([
      where('acknowledged_at', 'is', null),
      where('acknowledged_at', '<', where.ref(`connections.${column}`)),
    ]);
    const known = where.and([real, isNew]);
    return chosenOf(alertedAhead(where, known, onTheWay.pending), onTheWay);
  }
  const shown = ofShown(where, real, (shadow) =>
    shadow(`connection_shadows.${column}`, 'is not', null),
  );
  return orAhead(where, shown, onTheWay);
}

/** `in ()` is no SQL; nothing has this id. */
const noneOr = (ids: string[]) => (ids.length === 0 ? ['none'] : ids);

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

/** @throws Error where `withAskedBy` was forgotten: the list would lack rows */
function mayDo(
  where: Builder,
  name: string,
  askedBy: readonly ProviderId[] | undefined,
): Condition {
  if (!askedBy) throw new Error('A query by permission needs the providers that ask for it.');
  const pattern = containsPattern(JSON.stringify(name));
  const isGranted = sql<SqlBool>`${where.ref('granted_scopes')} like ${pattern} escape '!'`;
  if (askedBy.length === 0) return where.and([isGranted]);
  const isAsked = [where('granted_scopes', 'is', null), where('provider', 'in', askedBy)];
  return where.or([where.and([isGranted]), where.and(isAsked)]);
}

/** PostgreSQL finds no index for a text that something is added to. */
function contains(where: Builder, word: string, readsTexts: boolean): Condition {
  const pattern = containsPattern(word);
  const text = where.ref('search_text');
  const read = readsTexts ? sql`(${text} || '')` : text;
  return where.and([sql<SqlBool>`${read} like ${pattern} escape '!'`]);
}

/** Returns whether a row, with all that is on its way to it, is in the state and has the alert of a query. */
export const fits = (row: VisibleRow, { state, alert }: ListConditions): boolean =>
  (state === undefined || row.state === state) && (alert === undefined || isRaised(row, alert));

/** Returns whether only the account or one user is asked for, so that a counter knows the total. */
export function counterOf(query: ListQuery, visibleUser: VisibleUser): string | null {
  const {
    provider,
    state,
    scope,
    q,
    orUserIds,
    sort,
    limit,
    cursor,
    purpose,
    withScopes,
    readsTexts,
    ...others
  } = query;
  if (Object.values(others).some((value) => value !== undefined)) return null;
  if (searchWords(q ?? '').length > 0) return null;
  if (visibleUser !== null) return provider || state ? null : `person:${visibleUser.userId}`;
  if (provider && state) return null;
  if (provider) return `provider:${provider}`;
  return state ? `state:${state}` : 'connections';
}
