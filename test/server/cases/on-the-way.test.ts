import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { advance } from '../../../server/cases/effects/advance.ts';
import { limits } from '../../../server/cases/effects/written-at-once.ts';
import { factsOf } from '../../../server/connections/change-connection.ts';
import type { VisibleUser } from '../../../server/connections/connection-policy.ts';
import { countAll, findPage, type Page } from '../../../server/connections/connection-queries.ts';
import { findHistory } from '../../../server/connections/history-queries.ts';
import { asVisible } from '../../../server/connections/visible-rows.ts';
import {
  alert,
  type ConnectionsQueryInput,
  connectionState,
  connectionsQuery,
} from '../../../server/contract/connection.ts';
import type { AccountStore } from '../../../server/store/account-store.ts';
import type { Position } from '../../../server/store/cursor.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { attempt } from '../../kit/case-actions.ts';
import { cases, connect, connections, minute, turn, type World } from '../../kit/case-worlds.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { preparedStore } from '../../kit/stores.ts';

/** Steps get other ids in every world: named by what they are. */
async function namesOf(
  account: AccountStore,
  caseIds: readonly string[],
): Promise<(value: unknown) => unknown> {
  const steps = await account.caseSteps().selectAll('case_steps').execute();
  const sections = await account.caseSections().selectAll('case_sections').execute();
  const names = new Map(
    steps.map((step) => {
      const section = sections.find(({ id }) => id === step.section_id);
      return [
        `step:${step.id}`,
        `${caseIds.indexOf(step.case_id)} ${section?.batch} ${section?.section_key} ${step.step_key}`,
      ];
    }),
  );
  for (const [at, id] of caseIds.entries()) names.set(id, `case ${at}`);
  return (value) => (typeof value === 'string' ? (names.get(value) ?? value) : value);
}

/** The names on all pages of a list, and how many it says that there are. */
async function listed(
  { store }: World,
  query: Pick<ConnectionsQueryInput, 'state' | 'alert'>,
  visibleUser: VisibleUser,
) {
  const account = store.account('1');
  const asked = connectionsQuery.parse({ ...query, scope: 'account', limit: 2 });
  const names: string[] = [];
  let from: Position | null = null;
  do {
    const { rows, next }: Page = await findPage(account, asked, visibleUser, from);
    names.push(...rows.map((row) => row.display_name));
    from = next;
  } while (from);
  const { total, totalExact } = await countAll(account, asked, visibleUser);
  if (totalExact) expect(total).toBe(names.length);
  else expect(total).toBeLessThanOrEqual(names.length);
  return names;
}

async function readLists(world: World) {
  const lists = [];
  const viewers = [null, ...[11, 12, 13].map((one) => ({ userId: `${one}`, isShadowed: true }))];
  for (const visibleUser of viewers) {
    for (const state of connectionState.options) {
      lists.push(await listed(world, { state }, visibleUser));
    }
    for (const one of alert.options) lists.push(await listed(world, { alert: one }, visibleUser));
  }
  return lists;
}

/** All that is read of the connections of a world: by admins, and by whom each is about. */
async function readAll({ store, caseIds }: World) {
  const account = store.account('1');
  const nameOf = await namesOf(account, caseIds);
  const rows = await account
    .connections()
    .selectAll('connections')
    .orderBy('display_name')
    .execute();
  const read = [];
  for (const visibleUser of [null, { userId: '', isShadowed: true }]) {
    for (const row of await asVisible(account, rows, visibleUser)) {
      const history = await findHistory(account, row.id, visibleUser);
      read.push({
        name: row.display_name,
        isShadowed: visibleUser !== null,
        facts: Object.fromEntries(
          Object.entries(factsOf(row)).map(([key, value]) => [key, nameOf(value)]),
        ),
        history: history.map(({ kind, at, user_id, case_id, said_at, said_by }) => ({
          kind,
          at,
          user_id,
          case_id: nameOf(case_id),
          said_at,
          said_by,
        })),
      });
    }
  }
  return read;
}

async function drain(store: Store): Promise<void> {
  const account = store.account('1');
  let reached: number | null = 0;
  while (reached !== null) reached = await account.transaction((writer) => advance(writer, 3));
}

async function emptyWorld() {
  const { url, remove } = await preparedStore('sqlite');
  const store = await openStore({ url });
  return {
    store,
    caseIds: cases.map(() => uuidv7()),
    close: async () => {
      await store.close();
      await remove();
    },
  };
}

const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute + 1);

/** Two worlds with the same connections, made at the same times. */
async function twoWorlds() {
  const worlds = [await emptyWorld(), await emptyWorld()] as const;
  for (const [at] of connections.entries()) {
    for (const { store } of worlds) await connect(store, at);
    pass(1);
  }
  return worlds;
}

// Time never goes back: ids are in its order.
const { connectionsAtOnce } = limits;
beforeAll(() => {
  // Every case is a large one: no change reaches its connections within the action.
  limits.connectionsAtOnce = 1;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T09:00:00.000Z') });
});
afterAll(() => {
  limits.connectionsAtOnce = connectionsAtOnce;
  vi.useRealTimers();
});

test('what is on its way is read as if it had arrived, and arrives as it was read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 14 }), async (turns) => {
      const [eager, lazy] = await twoWorlds();
      try {
        for (const { action, minutes, batches } of turns) {
          pass(minutes);
          const done = await attempt(eager, action);
          await drain(eager.store);
          expect(await attempt(lazy, action)).toBe(done);
          for (const limit of [0, ...batches]) {
            if (limit > 0) {
              await lazy.store.account('1').transaction((writer) => advance(writer, limit));
            }
            expect(await readAll(lazy)).toEqual(await readAll(eager));
            expect(await readLists(lazy)).toEqual(await readLists(eager));
          }
        }
        await drain(lazy.store);
        expect(await readAll(lazy)).toEqual(await readAll(eager));
        await expectCountersRight(lazy.store, 1);
      } finally {
        await eager.close();
        await lazy.close();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
