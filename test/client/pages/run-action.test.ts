import { expect, test } from 'vitest';
import type { Item, Plan } from '../../../client/pages/entra/actions/action.ts';
import { unmet } from '../../../client/pages/entra/actions/action.ts';
import { runPlan } from '../../../client/pages/entra/actions/run-action.ts';
import type { Graph } from '../../../client/pages/entra/graph/graph-client.ts';
import { GraphFault } from '../../../client/pages/entra/graph/graph-fault.ts';
import type { EntraLook } from '../../../server/contract/entra-inventory.ts';

const item = (id: string, method: Item['method'] = 'DELETE'): Item => ({
  ...{ id, label: id, method, path: `/things/${id}` },
});

const planOf = (items: Item[], last: Item | null = null): Plan => ({
  ...{ items, last, people: items.length, expects: null },
});

/** Graph that answers by the id of the item. */
function graphOf(statuses: Record<string, number> = {}) {
  const changed: string[] = [];
  const change: Graph['change'] = async (_method, path) => {
    const id = path.split('/').at(-1) ?? '';
    changed.push(id);
    const status = statuses[id] ?? 204;
    if (status >= 400 || status === 0) throw new GraphFault(status, 'Code', `request-${id}`);
    return { body: null, requestId: `request-${id}` };
  };
  return { graph: { change } as Graph, changed };
}

const outcomesOf = async (plan: Plan, statuses: Record<string, number>) => {
  const results = await runPlan(
    graphOf(statuses).graph,
    plan,
    () => false,
    () => {},
  );
  return Object.fromEntries(results.map((one) => [one.item.id, [one.outcome, one.requestId]]));
};

test('a deletion of what is gone is done, anything else that is not there is not', async () => {
  expect(
    await outcomesOf(planOf([item('a'), item('b', 'PATCH'), item('c')]), { a: 404, b: 404, c: 0 }),
  ).toEqual({
    a: ['gone', 'request-a'],
    b: ['failed', 'request-b'],
    c: ['unknown', 'request-c'],
  });
});

test('what must come last is not begun unless all before it was done', async () => {
  const plan = planOf([item('a', 'POST'), item('b', 'POST')], item('last', 'PATCH'));
  expect(await outcomesOf(plan, { b: 403 })).toMatchObject({ last: ['notBegun', null] });
  expect(await outcomesOf(plan, {})).toMatchObject({ last: ['done', 'request-last'] });
});

test('nothing is begun after it was stopped', async () => {
  const { graph, changed } = graphOf();
  const items = Array.from({ length: 20 }, (_, index) => item(`i${index}`));
  const results = await runPlan(
    graph,
    planOf(items),
    () => changed.length >= 4,
    () => {},
  );
  expect(changed.length).toBeLessThan(8);
  expect(results.filter(({ outcome }) => outcome === 'notBegun')).toHaveLength(20 - changed.length);
});

test('an action is confirmed by what the server saw, and by nothing less', () => {
  const look = (rest: Partial<EntraLook>): EntraLook => ({
    ...{ lookedAt: '2026-11-24T14:02:00.000Z', app: 'enabled', isDeactivated: false },
    ...{ isAssignmentRequired: false, forEveryone: [], isNoneForEveryone: false },
    ...{ granted: [], absent: [] },
    ...rest,
  });
  const people = ['a', 'b'];
  expect(unmet({ kind: 'absent', people }, look({ absent: ['a'] }))).toEqual(['b']);
  expect(unmet({ kind: 'absent', people }, look({ absent: ['b', 'a'] }))).toBeNull();
  // An empty list that was not read to the end proves nothing.
  expect(unmet({ kind: 'noneForEveryone' }, look({}))).toEqual([]);
  expect(unmet({ kind: 'noneForEveryone' }, look({ isNoneForEveryone: true }))).toBeNull();
  expect(unmet({ kind: 'blocked' }, look({}))).toEqual([]);
  expect(unmet({ kind: 'missing' }, look({ app: 'missing' }))).toBeNull();
});
