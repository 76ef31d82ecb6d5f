import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { ConnectionState } from '../contract/connection.ts';
import type { Database } from '../store/tables.ts';
import type { AttachedTarget } from './effect.ts';
import type { Pending } from './pending-effects.ts';

type Builder = ExpressionBuilder<Database, 'connections'>;
type Condition = ExpressionWrapper<Database, 'connections', SqlBool>;

const never = (where: Builder) => where.and([sql<SqlBool>`1 = 0`]);
const any = (where: Builder, some: Condition[]) =>
  some.length > 0 ? where.or(some) : never(where);

const membersOf = (where: Builder) =>
  where
    .selectFrom('case_connections')
    .whereRef('case_connections.account_id', '=', 'connections.account_id')
    .whereRef('case_connections.connection_id', '=', 'connections.id')
    .select('case_connections.connection_id');

/** Ahead of a change in the order of the ids, and not reached before its turn. */
const isAhead = (where: Builder, { position, reached }: Pending) =>
  where.and([
    where('connections.id', '>', reached),
    where.or([where('effects_until', 'is', null), where('effects_until', '<', position)]),
  ]);

function ofTarget(where: Builder, caseId: string, target: AttachedTarget): Condition {
  switch (target.kind) {
    case 'connections':
      return where.and([where('connections.id', 'in', target.connectionIds)]);
    case 'person':
      return where.and([where('user_id', '=', target.userId)]);
    case 'organization':
      return where.and([
        where('provider', '=', target.provider),
        where('organization_id', '=', target.organizationId),
      ]);
    case 'provider':
      return where.and([where('provider', '=', target.provider)]);
    case 'chosen':
      return where.exists(
        where
          .selectFrom('case_chosen')
          .whereRef('case_chosen.account_id', '=', 'connections.account_id')
          .whereRef('case_chosen.connection_id', '=', 'connections.id')
          .where('case_chosen.case_id', '=', caseId)
          .select('case_chosen.connection_id'),
      );
  }
}

/** Connections that a case is about to take in. */
function joining(where: Builder, pending: Pending): Condition[] {
  const { of, effect } = pending;
  if (effect.kind !== 'join' && effect.kind !== 'attach') return [];
  const leftOut = where
    .selectFrom('case_left_out')
    .whereRef('case_left_out.account_id', '=', 'connections.account_id')
    .whereRef('case_left_out.connection_id', '=', 'connections.id')
    .where('case_left_out.case_id', '=', of.id)
    .select('case_left_out.connection_id');
  return [
    where.and([
      isAhead(where, pending),
      ofTarget(where, of.id, effect.target),
      where.not(where.exists(leftOut)),
      ...(effect.userId === null ? [] : [where('user_id', '=', effect.userId)]),
      ...(effect.batch === 0 ? [where('connections.id', '<=', of.chosen_until)] : []),
    ]),
  ];
}

/** Connections of a case that a change has yet to reach. */
function notReached(where: Builder, pending: Pending): Condition {
  const { of, effect } = pending;
  const addedAt = effect.kind === 'cover' && effect.isOfAdded ? effect.at : null;
  const members = membersOf(where)
    .where('case_connections.case_id', '=', of.id)
    .$if(addedAt !== null, (rows) => rows.where('case_connections.added_at', '=', addedAt ?? ''));
  return where.and([isAhead(where, pending), where.exists(members)]);
}

const isCover = ({ effect }: Pending) => effect.kind === 'cover' || effect.kind === 'attach';
const isOfSides = ({ effect }: Pending) => effect.kind === 'claim' || effect.kind === 'check';

/** As `stateOf` says of a connection that no case covers. */
const stateOfSides = sql<ConnectionState>`case
  when coalesce(still_works_at, still_granted_at, still_stored_at) is not null then 'still_works'
  when reconnected_at is not null then 'reconnected'
  when in_monday_state = 'reported_deleted' and at_provider_state in ('blocked', 'removed')
    then 'confirmed'
  when in_monday_state = 'reported_deleted' and at_provider_state <> 'granted' then 'revoked'
  when in_monday_state = 'reported_deleted' or at_provider_state <> 'granted' then 'partly'
  when refused_at is null then 'active' else 'refused' end`;

/** A condition of which some rows may have to be looked at one by one. */
export interface Ahead {
  /** Every row that fits is among those that it finds. */
  condition: Condition;
  /** Those of them that fit for certain; null where all do. */
  certain: Condition | null;
}

/**
 * Finds connections in a state as it is once everything that is on its way has reached them.
 *
 * @param pending not empty
 */
export function inStateAhead(
  where: Builder,
  state: ConnectionState,
  pending: readonly Pending[],
): Ahead {
  const opening = pending.filter(({ of }) => of.status === 'open');
  const opened = any(where, [
    ...opening.flatMap((one) => joining(where, one)),
    ...opening.filter(isCover).map((one) => notReached(where, one)),
  ]);
  const closing = pending.filter(({ of }) => of.status !== 'open');
  const closed = any(where, [
    ...closing.flatMap((one) => joining(where, one)),
    ...closing.filter((one) => isCover(one) || isOfSides(one)).map((one) => notReached(where, one)),
  ]);
  const covered = where.exists(
    membersOf(where)
      .innerJoin('cases', (join) =>
        join
          .onRef('cases.account_id', '=', 'case_connections.account_id')
          .onRef('cases.id', '=', 'case_connections.case_id'),
      )
      .where('cases.status', '=', 'open'),
  );
  const stored = where.and([where('connections.state', '=', state), where.not(closed)]);
  if (state === 'revoking') {
    const condition = where.or([opened, stored, where.and([closed, covered])]);
    return { condition, certain: null };
  }
  const certain = where.and([where.not(opened), stored]);
  const uncovered = where.and([where.not(opened), closed, where.not(covered)]);
  // What a closed case reports is not in the columns yet.
  if (closing.some(isOfSides)) {
    return { condition: where.or([certain, uncovered]), certain };
  }
  const fits = where.and([uncovered, sql<SqlBool>`${stateOfSides} = ${state}`]);
  return { condition: where.or([certain, fits]), certain: null };
}

/** Connections with something on their way from which an alert can follow. */
export function alertedAhead(where: Builder, known: Condition, pending: readonly Pending[]): Ahead {
  const sides = pending.filter(isOfSides);
  if (sides.length === 0) return { condition: known, certain: null };
  const isOfCase = (one: Pending) => (other: Pending) => other.of.id === one.of.id;
  const awaiting = (one: Pending) =>
    where.or([
      notReached(where, one),
      ...pending.filter(isOfCase(one)).flatMap((other) => joining(where, other)),
    ]);
  const ahead = sides.map((one) => {
    const { effect } = one;
    // A report raises one where a use, a check or a connect contradicts it.
    if (effect.kind !== 'claim' || effect.next === null) return awaiting(one);
    const contradicted = where.or([
      where('last_used_at', 'is not', null),
      where('at_provider_checked_at', 'is not', null),
      where('last_connected_at', '>', effect.next.at),
    ]);
    return where.and([awaiting(one), contradicted]);
  });
  const untouched = where.not(any(where, sides.map(awaiting)));
  return {
    condition: where.or([known, ...ahead]),
    certain: where.and([known, untouched]),
  };
}

/** Every connection that something on its way may reach, for those of one person, who has few. */
export const ahead = (where: Builder, pending: readonly Pending[]): Condition =>
  any(
    where,
    pending.flatMap((one) => [
      ...joining(where, one),
      where.exists(membersOf(where).where('case_connections.case_id', '=', one.of.id)),
      where.exists(
        where
          .selectFrom('case_left_out')
          .whereRef('case_left_out.account_id', '=', 'connections.account_id')
          .whereRef('case_left_out.connection_id', '=', 'connections.id')
          .where('case_left_out.case_id', '=', one.of.id)
          .select('case_left_out.connection_id'),
      ),
    ]),
  );
