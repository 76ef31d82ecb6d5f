import { type SelectQueryBuilder, sql } from 'kysely';
import type { VisibleUser } from '../connections/connection-policy.ts';
import type { CaseTarget } from '../contract/case.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { Database } from '../store/tables.ts';

/** In the words of the indexes that hold connections in the order of their ids. */
const organizationOfRow = sql<string>`(cast('organization:' || provider || ':' || organization_id as text))`;
const providerOfRow = sql<string>`(cast('provider:' || provider as text))`;

/** The connections that fit a target, of those that the caller may touch. */
export function targeted(
  account: AccountReader,
  target: CaseTarget,
  visibleUser: VisibleUser,
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
  }
}
