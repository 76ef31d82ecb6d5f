import { type SelectQueryBuilder, sql } from 'kysely';
import type { CaseTarget, ShownTarget } from '../contract/case.ts';
import { isSearched, narrowingOf } from '../contract/list-filter.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { Database } from '../store/tables.ts';
import { conditions } from './connection-filter.ts';
import type { VisibleUser } from './connection-policy.ts';
import type { Pending } from './pending-effects.ts';

/** In the words of the indexes that hold connections in the order of their ids. */
const organizationOfRow = sql<string>`(cast('organization:' || provider || ':' || organization_id as text))`;
const providerOfRow = sql<string>`(cast('provider:' || provider as text))`;

/**
 * The connections that fit a target, of those that the caller may touch.
 *
 * @param pending what is on its way to them; a filter takes what fits for certain once it has arrived
 */
export function targeted(
  account: AccountReader,
  target: CaseTarget,
  visibleUser: VisibleUser,
  pending: readonly Pending[] = [],
): SelectQueryBuilder<Database, 'connections', object> {
  const visible = account
    .connections()
    .$if(visibleUser !== null, (rows) => rows.where('user_id', '=', visibleUser?.userId ?? ''));
  switch (target.kind) {
    case 'connections':
      return visible.where('connections.id', 'in', target.connectionIds);
    case 'person':
      return visible.where('user_id', '=', target.userId);
    case 'organization':
      return visible.where(
        organizationOfRow,
        '=',
        `organization:${target.provider}:${target.organizationId}`,
      );
    case 'provider':
      return visible.where(providerOfRow, '=', `provider:${target.provider}`);
    case 'filter':
      return visible.where((where) => {
        const found = conditions(where, target.filter, visibleUser, {
          pending,
          isCertain: true,
        });
        // What leaves nothing out by mistake is everything: then nothing is meant.
        return found.length === 0 ? sql<boolean>`1 = 0` : where.and(found);
      });
  }
}

/** Returns a target as it is shown. */
export function formatTarget(target: CaseTarget): ShownTarget {
  if (target.kind !== 'filter') return target;
  const { filter } = target;
  const { searched, ...narrowing } = narrowingOf(filter);
  const [userId = null] = filter.userIds?.length === 1 ? filter.userIds : [];
  return {
    kind: 'filter',
    ...narrowing,
    search: isSearched(filter) ? (filter.q ?? '').trim() : null,
    userId,
  };
}
