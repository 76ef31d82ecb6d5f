import { expect } from 'vitest';
import { alerts, isRaised } from '../../server/connections/connection-format.ts';
import { weekConnected, weekTakenAway } from '../../server/connections/weeks.ts';
import type { Store } from '../../server/store/open-store.ts';

/** Holds every counter of an account against the rows that it counts. */
export async function expectCountersRight(store: Store, accountId: number): Promise<void> {
  const accountStore = store.account(String(accountId));
  const rows = await accountStore.connections().selectAll('connections').execute();
  const expected: Record<string, number> = {};
  const add = (name: string) => {
    expected[name] = (expected[name] ?? 0) + 1;
  };
  const people = new Set<string>();
  const organizations = new Set<string>();
  for (const row of rows) {
    add('connections');
    add(`provider:${row.provider}`);
    add(`state:${row.state}`);
    for (const alert of alerts) if (isRaised(row, alert)) add(`alert:${alert}`);
    add(weekConnected(row));
    const takenAway = weekTakenAway(row);
    if (takenAway !== null) add(takenAway);
    if (row.user_id !== '') {
      add(`person:${row.user_id}`);
      people.add(row.user_id);
    }
    if (row.organization_id !== null) {
      add(`organization:${row.provider}:${row.organization_id}`);
      organizations.add(`${row.provider}:${row.organization_id}`);
    }
    const uses = await accountStore
      .uses()
      .where('connection_id', '=', row.id)
      .select('place')
      .execute();
    expect(row.used_in, `places of ${row.display_name}`).toBe(uses.length);
  }
  const openCases = await accountStore.cases().where('status', '=', 'open').select('id').execute();
  if (openCases.length > 0) expected['cases:open'] = openCases.length;
  if (people.size > 0) expected.people = people.size;
  if (organizations.size > 0) expected.organizations = organizations.size;
  const counters = await accountStore
    .counters()
    .select(['name', 'value'])
    .where('value', '!=', 0)
    // Counts no rows: it numbers the changes of cases.
    .where('name', '!=', 'effects')
    .execute();
  expect(Object.fromEntries(counters.map((row) => [row.name, row.value]))).toEqual(expected);
}
