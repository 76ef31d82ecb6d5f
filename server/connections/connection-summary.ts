import type { ConnectionsSummary } from '../contract/account-counts.ts';
import { providerId } from '../contract/common.ts';
import { type Alert, connectionState } from '../contract/connection.ts';
import type { AccountStore } from '../store/account-store.ts';
import { alerts, isRaised } from './connection-format.ts';
import type { VisibleUser } from './connection-policy.ts';
import { countStrongUnused, readStrongUnused } from './high-risk-unused.ts';
import { readPending } from './pending-effects.ts';
import { asVisible } from './visible-rows.ts';
import { countWeeks, readWeeks } from './weeks.ts';

type Counts = Omit<ConnectionsSummary, 'scope'>;
type Person = NonNullable<VisibleUser>;

const providers = providerId.options.toSorted();
const states = connectionState.options.toSorted();

const plainCounters = [
  'connections',
  'people',
  'organizations',
  ...alerts.map((alert) => `alert:${alert}`),
  'cases:open',
];

const countAlerts = (count: (alert: Alert) => number): Counts['alerts'] => ({
  stillWorks: count('still_works'),
  stillGranted: count('still_granted'),
  stillStored: count('still_stored'),
  reconnected: count('reconnected'),
});

/** Few counters an account, whatever its size: those of people and organizations are left out. */
async function summarizeAccount(accountStore: AccountStore): Promise<Counts> {
  const rows = await accountStore
    .counters()
    .select(['name', 'value'])
    .where('value', '>', 0)
    .where((where) =>
      where.or([
        where('name', 'in', plainCounters),
        where.and([where('name', '>=', 'provider:'), where('name', '<', 'provider;')]),
        where.and([where('name', '>=', 'state:'), where('name', '<', 'state;')]),
      ]),
    )
    .orderBy('name')
    .execute();
  const counted = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
  return {
    connections: counted('connections'),
    people: counted('people'),
    organizations: counted('organizations'),
    byProvider: providers
      .map((provider) => ({ provider, connections: counted(`provider:${provider}`) }))
      .filter(({ connections }) => connections > 0),
    byState: states
      .map((state) => ({ state, connections: counted(`state:${state}`) }))
      .filter(({ connections }) => connections > 0),
    alerts: countAlerts((alert) => counted(`alert:${alert}`)),
    openCases: counted('cases:open'),
    isSettled: (await readPending(accountStore)).length === 0,
    strongUnused: await readStrongUnused(accountStore),
    weeks: await readWeeks(accountStore),
  };
}

/** One person has few connections: counted from the rows. */
async function summarizePerson(accountStore: AccountStore, person: Person): Promise<Counts> {
  const found = await accountStore
    .connections()
    .where('user_id', '=', person.userId)
    .selectAll('connections')
    .execute();
  const rows = await asVisible(accountStore, found, person);
  const group = <Value extends string>(values: Value[]) =>
    [...Map.groupBy(values, (value) => value)]
      .map(([key, all]) => [key, all.length] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
  const organizations = new Set(
    rows.map((row) => row.organization_id && `${row.provider}:${row.organization_id}`),
  );
  organizations.delete(null);
  return {
    connections: rows.length,
    people: rows.length > 0 ? 1 : 0,
    organizations: organizations.size,
    byProvider: group(rows.map((row) => row.provider)).map(([provider, connections]) => ({
      provider,
      connections,
    })),
    byState: group(rows.map((row) => row.state)).map(([state, connections]) => ({
      state,
      connections,
    })),
    alerts: countAlerts((alert) => rows.filter((row) => isRaised(row, alert)).length),
    openCases: await countOpenCases(accountStore, person),
    isSettled: true,
    strongUnused: countStrongUnused(rows),
    weeks: countWeeks(rows),
  };
}

/** Open cases that their person may see. */
async function countOpenCases(accountStore: AccountStore, person: Person): Promise<number> {
  const cases = await accountStore
    .casesOfConnections()
    .where('case_connections.user_id', '=', person.userId)
    .where('cases.status', '=', 'open')
    .$if(person.isShadowed, (rows) => rows.where('cases.visibility', '=', 'people'))
    .select('cases.id')
    .distinct()
    .execute();
  return cases.length;
}

/** Counts of what the caller may see; a group without connections is left out. */
export function summarize(accountStore: AccountStore, visibleUser: VisibleUser): Promise<Counts> {
  return visibleUser === null
    ? summarizeAccount(accountStore)
    : summarizePerson(accountStore, visibleUser);
}
