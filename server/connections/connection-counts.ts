import type { ProviderId } from '../contract/common.ts';
import type { Alert } from '../contract/connection.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { type alertColumns, alerts, isRaised } from './connection-format.ts';
import { weekConnected, weekTakenAway } from './weeks.ts';

/** Part of a connection that the counters need. */
export type CountedConnection = Pick<
  ConnectionRow,
  | 'provider'
  | 'user_id'
  | 'state'
  | (typeof alertColumns)[Alert]
  | 'acknowledged_at'
  | 'organization_id'
  | 'first_connected_at'
  | 'at_provider_state'
  | 'at_provider_at'
>;

/** A counter that stands for a person or an organization; the plural counts how many there are. */
async function countMember(
  account: AccountWriter,
  name: string,
  plural: 'people' | 'organizations',
  by: 1 | -1,
): Promise<void> {
  const now = await account.count(name, by);
  if (by === 1 && now === 1) await account.count(plural, 1);
  if (by === -1 && now === 0) {
    await account.count(plural, -1);
    await account.forgetCounter(name);
  }
}

/** Counts that a connection's person became known, or is forgotten. */
export async function countPerson(
  account: AccountWriter,
  userId: string,
  by: 1 | -1,
): Promise<void> {
  if (userId !== '') await countMember(account, `person:${userId}`, 'people', by);
}

/** Counts that a connection came to an organization, or left it. */
export async function countOrganization(
  account: AccountWriter,
  provider: ProviderId,
  organizationId: string | null,
  by: 1 | -1,
): Promise<void> {
  if (organizationId === null) return;
  await countMember(account, `organization:${provider}:${organizationId}`, 'organizations', by);
}

/** Counts a connection that was made or deleted in the same transaction. */
export async function countConnection(
  account: AccountWriter,
  row: CountedConnection,
  by: 1 | -1,
): Promise<void> {
  await account.count('connections', by);
  await countPerson(account, row.user_id, by);
  await account.count(`provider:${row.provider}`, by);
  await account.count(`state:${row.state}`, by);
  for (const alert of alerts) {
    if (isRaised(row, alert)) await account.count(`alert:${alert}`, by);
  }
  await countOrganization(account, row.provider, row.organization_id, by);
  await account.count(weekConnected(row), by);
  const takenAway = weekTakenAway(row);
  if (takenAway !== null) await account.count(takenAway, by);
}
