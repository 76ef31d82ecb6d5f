import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { VisibleUser } from '../../connections/connection-policy.ts';
import { targeted } from '../../connections/targeted.ts';
import type { CaseTarget } from '../../contract/case.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';

/** The connections that are chosen, and how to tell that one is not. */
export interface Chosen {
  account: AccountReader;
  target: CaseTarget;
  /** The chosen rows; null where there are too many to name. */
  rows: ConnectionRow[] | null;
  /** Those of the target that are left out. */
  leftOut: ConnectionRow[];
  visibleUser: VisibleUser;
}

/** Identities a statement; SQLite and PostgreSQL both take far more. */
const perStatement = 500;

/** A connection that is not chosen, and the organization that it is in. */
export type Other = Pick<ConnectionRow, 'id' | 'provider' | 'organization_id'>;

interface Identities {
  provider: ConnectionRow['provider'];
  identities: string[];
}

/**
 * Identities of what is chosen, some at a time. Where that is too many to name, those of the account
 * that have several connections: few even among very many, and found along one index.
 */
async function* identitiesOf({ account, rows }: Chosen): AsyncGenerator<Identities> {
  if (rows !== null) {
    for (const [provider, of] of Map.groupBy(rows, (row) => row.provider)) {
      const all = [...new Set(of.map((row) => row.provider_identity))];
      for (let at = 0; at < all.length; at += perStatement) {
        yield { provider, identities: all.slice(at, at + perStatement) };
      }
    }
    return;
  }
  let reached: Pick<ConnectionRow, 'provider' | 'provider_identity'> | undefined;
  do {
    const { provider = '', provider_identity = '' } = reached ?? {};
    const shared = await account
      .connections()
      .where(sql<boolean>`(provider, provider_identity) > (${provider}, ${provider_identity})`)
      .select(['provider', 'provider_identity'])
      .groupBy(['provider', 'provider_identity'])
      .having((of) => of.fn.countAll(), '>', 1)
      .orderBy('provider')
      .orderBy('provider_identity')
      .limit(perStatement)
      .execute();
    await nextTurn();
    for (const [of, all] of Map.groupBy(shared, (row) => row.provider)) {
      yield { provider: of, identities: all.map((row) => row.provider_identity) };
    }
    reached = shared.length === perStatement ? shared.at(-1) : undefined;
  } while (reached);
}

/** Returns those of these connections that are not chosen: outside the target, or left out of it. */
async function notChosen(
  { account, target, leftOut, visibleUser }: Chosen,
  ids: readonly string[],
): Promise<Set<string>> {
  const without = new Set(leftOut.map((row) => row.id));
  const outside = new Set<string>();
  for (let at = 0; at < ids.length; at += perStatement) {
    const some = ids.slice(at, at + perStatement);
    const held = await targeted(account, target, visibleUser)
      .where('connections.id', 'in', some)
      .select('connections.id')
      .execute();
    const chosen = new Set(held.map((row) => row.id));
    for (const id of some) if (!chosen.has(id) || without.has(id)) outside.add(id);
    await nextTurn();
  }
  return outside;
}

/**
 * Returns the connections that are not chosen and have an identity that is: they share one permission
 * at the provider.
 */
export async function findSameIdentity(chosen: Chosen): Promise<Other[]> {
  const { account, visibleUser } = chosen;
  const found: Other[] = [];
  for await (const { provider, identities } of identitiesOf(chosen)) {
    const same = await account
      .connections()
      .where('provider', '=', provider)
      .where('provider_identity', 'in', identities)
      .$if(visibleUser !== null, (all) => all.where('user_id', '=', visibleUser?.userId ?? ''))
      .select(['connections.id', 'provider', 'organization_id', 'provider_identity'])
      .orderBy('connections.id')
      .execute();
    const outside = await notChosen(
      chosen,
      same.map((row) => row.id),
    );
    const ofChosen = new Set(
      same.filter((row) => !outside.has(row.id)).map((row) => row.provider_identity),
    );
    found.push(...same.filter((row) => outside.has(row.id) && ofChosen.has(row.provider_identity)));
  }
  return found;
}

/** So many of an organization are looked at for names; the rest is counted. */
const lookedAtMost = 20 * perStatement;

/** Returns the first connections of an organization that are not chosen, by id; at most `limit`. */
export async function findOthersOf(
  chosen: Chosen,
  organization: { provider: ConnectionRow['provider']; id: string },
  limit: number,
): Promise<ConnectionRow[]> {
  const { account } = chosen;
  const found: string[] = [];
  let reached = '';
  for (let looked = 0; looked < lookedAtMost && found.length < limit; looked += perStatement) {
    const rows = await account
      .connections()
      .where('provider', '=', organization.provider)
      .where('organization_id', '=', organization.id)
      .where('connections.id', '>', reached)
      .select('connections.id')
      .orderBy('connections.id')
      .limit(perStatement)
      .execute();
    const ids = rows.map((row) => row.id);
    found.push(...(await notChosen(chosen, ids)));
    const last = ids.length === perStatement ? ids.at(-1) : undefined;
    if (last === undefined) break;
    reached = last;
  }
  return readRows(account, found.slice(0, limit));
}

/** Returns these connections, by id. */
export async function readRows(
  account: AccountReader,
  ids: readonly string[],
): Promise<ConnectionRow[]> {
  if (ids.length === 0) return [];
  return account
    .connections()
    .where('connections.id', 'in', ids)
    .selectAll('connections')
    .orderBy('connections.id')
    .execute();
}
