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

/** Counters that stand for one member each, by the counter that says how many members there are. */
const members = { 'person:': 'people', 'organization:': 'organizations' } as const;

const pluralOf = (name: string) =>
  Object.entries(members).find(([prefix]) => name.startsWith(prefix))?.[1];

/** Sums up changes of counters, to write them at once: each statement is a way to the store. */
export class CounterChanges {
  readonly #changes = new Map<string, number>();

  add(name: string, by: number): void {
    this.#changes.set(name, (this.#changes.get(name) ?? 0) + by);
  }

  /** Counts that a connection's person became known, or is forgotten. */
  addPerson(userId: string, by: 1 | -1): void {
    if (userId !== '') this.add(`person:${userId}`, by);
  }

  /** Counts that a connection came to an organization, or left it. */
  addOrganization(provider: ProviderId, organizationId: string | null, by: 1 | -1): void {
    if (organizationId !== null) this.add(`organization:${provider}:${organizationId}`, by);
  }

  /** Counts a connection that was made or deleted in the same transaction. */
  addConnection(row: CountedConnection, by: 1 | -1): void {
    this.add('connections', by);
    this.addPerson(row.user_id, by);
    this.add(`provider:${row.provider}`, by);
    this.add(`state:${row.state}`, by);
    for (const alert of alerts) if (isRaised(row, alert)) this.add(`alert:${alert}`, by);
    this.addOrganization(row.provider, row.organization_id, by);
    this.add(weekConnected(row), by);
    const takenAway = weekTakenAway(row);
    if (takenAway !== null) this.add(takenAway, by);
  }

  /** Writes the counters, and how many people and organizations there are now. */
  async write(account: AccountWriter): Promise<void> {
    const changes = new Map([...this.#changes].filter(([, by]) => by !== 0));
    const values = await account.countAll(changes);
    const plurals = new Map<string, number>();
    const ended: string[] = [];
    for (const [name, value] of values) {
      const plural = pluralOf(name);
      if (!plural) continue;
      const isNew = value > 0 && value === changes.get(name);
      if (value === 0) ended.push(name);
      plurals.set(plural, (plurals.get(plural) ?? 0) + Number(isNew) - Number(value === 0));
    }
    await account.countAll(new Map([...plurals].filter(([, by]) => by !== 0)));
    if (ended.length > 0) await account.forgetCounters(ended);
  }
}
