import type { z } from 'zod';
import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import { objectIdOf } from '../../connections/entra-verdict.ts';
import { readPending } from '../../connections/pending-effects.ts';
import { asVisible } from '../../connections/visible-rows.ts';
import type { ActivityEntry } from '../../contract/activity.ts';
import type { EntraSession } from '../../contract/entra-check.ts';
import type {
  EntraLook,
  InventoryConnection,
  InventoryLine,
  inventoryLineBody,
} from '../../contract/entra-inventory.ts';
import { entraProviders } from '../../contract/provider-facts.ts';
import type { AppAtEntra } from '../../providers/microsoft/entra-reader.ts';
import type { AccountReader, AccountStore } from '../../store/account-store.ts';
import { byName } from './by-name.ts';
import { stateOfApp } from './run-entra-check.ts';

const organizationsAtMost = 500;
const connectionsPerPage = 2000;

/** Organizations at Microsoft with connections of the account, by name. */
export async function findAccountOrganizations(
  account: AccountReader,
): Promise<EntraSession['organizations']> {
  const rows = await account
    .connections()
    .where('provider', 'in', entraProviders)
    .where('organization_id', 'is not', null)
    .groupBy('organization_id')
    .select((of) => [
      'organization_id as id',
      of.fn.max('organization_name').as('name'),
      of.fn.countAll<number | string>().as('connections'),
    ])
    .orderBy('organization_id')
    .limit(organizationsAtMost)
    .execute();
  return byName(rows);
}

/**
 * One page of the connections of an organization, by id.
 *
 * @param after id of the last one before
 */
export async function findInventoried(
  account: AccountReader,
  organizationId: string,
  after: string,
): Promise<{ items: InventoryConnection[]; next: string | null }> {
  const before = await readPending(account);
  const found = await account
    .connections()
    .where('provider', 'in', entraProviders)
    .where('organization_id', '=', organizationId)
    .where('id', '>', after)
    .select(['id', 'provider_identity', 'user_id', 'state', 'in_monday_state'])
    .orderBy('id')
    .limit(connectionsPerPage)
    .execute();
  const rows = await asVisible(account, found, null, before);
  return {
    items: rows.map(({ id, provider_identity, user_id, state, in_monday_state }) => ({
      id,
      objectId: objectIdOf(provider_identity),
      userId: user_id,
      state,
      isDeletedInMonday: in_monday_state === 'reported_deleted',
    })),
    next: rows.length < connectionsPerPage ? null : (rows.at(-1)?.id ?? null),
  };
}

/** Formats what was seen of any app, of those who were asked about alone. */
export function formatLook(seen: AppAtEntra, people: readonly string[], at: string): EntraLook {
  return {
    lookedAt: at,
    app: stateOfApp(seen),
    isDeactivated: seen.app?.isDeactivated ?? false,
    isAssignmentRequired: seen.app?.isAssignmentRequired ?? false,
    forEveryone: seen.forEveryone,
    isNoneForEveryone: seen.isNoneForEveryone,
    granted: people.filter((id) => seen.byPerson.has(id)),
    absent: people.filter((id) => seen.absent.has(id)),
  };
}

/** Keeps when an inventory was made, by whom, and its numbers: no app and no person of it. */
export function keepLine(
  accountStore: AccountStore,
  { userId }: Caller,
  { organizationId, ...numbers }: z.infer<typeof inventoryLineBody>,
): Promise<InventoryLine> {
  const at = new Date().toISOString();
  return accountStore.transaction(async (account) => {
    const details = { organizationId, ...numbers };
    await recordActivity(account, { kind: 'inventory_made', at, userId, details });
    return { ...numbers, at, by: userId };
  });
}

type Made = Extract<ActivityEntry, { kind: 'inventory_made' }>['details'];

/** Returns the last inventory that was kept; null: none was. */
export async function findLine(account: AccountReader): Promise<InventoryLine | null> {
  const row = await account
    .activity()
    .where('kind', '=', 'inventory_made')
    .select(['at', 'user_id', 'details'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { apps, people, onlyAtEntra }: Made = JSON.parse(row.details);
  return { at: row.at, by: row.user_id || null, apps, people, onlyAtEntra };
}
