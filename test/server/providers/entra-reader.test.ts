import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEntraGraph } from '../../../server/providers/microsoft/entra-graph.ts';
import { createEntraReader } from '../../../server/providers/microsoft/entra-reader.ts';
import { type EntraState, type Grant, startEntra, type TestEntra } from '../../kit/entra-graph.ts';

const tenant = '11111111-aaaa-4aaa-8aaa-000000000001';
const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';
const person = (number: number) => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;
const few = [1, 2].map(person);
const many = Array.from({ length: 50 }, (_, number) => person(number));

const grantedTo = (principalId: string | null, rest: Partial<Grant> = {}): Grant => ({
  consentType: principalId === null ? 'AllPrincipals' : 'Principal',
  principalId,
  scope: ' User.Read',
  ...rest,
});

let entra: TestEntra;
let state: EntraState;
beforeEach(async () => {
  state = {
    tenant,
    app: { accountEnabled: true },
    grants: [],
    seesNoApps: false,
    status: null,
    nextLink: null,
    pageSize: 100,
  };
  entra = await startEntra(applicationId, state);
});
afterEach(() => entra.close());

const read = (people: readonly string[], pause = 0) =>
  createEntraReader(
    createEntraGraph(entra.url),
    pause,
  )({
    token: 'stand-in-admin-token',
    organizationId: tenant,
    applicationId,
    people,
    deadline: AbortSignal.timeout(8000),
  });

const whose = async (people: readonly string[]) => {
  const { byPerson, absent } = await read(people);
  const isKnown = (id: string) => byPerson.has(id) || absent.has(id);
  return {
    granted: people.filter((id) => byPerson.has(id)).length,
    removed: absent.size,
    unknown: people.filter((id) => !isKnown(id)).length,
  };
};

test.each([
  ['few', few],
  ['many', many],
])(
  'a permission that lists without an advanced query lack is found (%s)',
  async (_name, people) => {
    state.grants = people.map((id) => grantedTo(id, { lackedBy: 'plain' }));
    expect(await whose(people)).toEqual({ granted: people.length, removed: 0, unknown: 0 });
  },
);

test.each([
  ['few', few],
  ['many', many],
])('one that is too new for the index of advanced queries is found (%s)', async (_name, people) => {
  state.grants = [grantedTo(person(1), { lackedBy: 'index' })];
  expect(await whose(people)).toEqual({ granted: 1, removed: people.length - 1, unknown: 0 });
  state.grants = [grantedTo(null, { lackedBy: 'index' })];
  expect(await read(people)).toMatchObject({ forEveryone: ['User.Read'], absent: new Set() });
});

test('one that is allowed for everyone, too', async () => {
  state.grants = [grantedTo(null, { lackedBy: 'plain' })];
  expect(await read(few)).toMatchObject({ forEveryone: ['User.Read'], absent: new Set() });
});

test.each(['counted', 'uncounted'] as const)(
  'a list that is short all the same removes no one: each is asked about (%s)',
  async (lackedBy) => {
    state.grants = many.slice(0, 40).map((id) => grantedTo(id, { lackedBy }));
    expect(await whose(many)).toEqual({ granted: 40, removed: 10, unknown: 0 });
  },
);

test('fewer than were counted: who is not found is not known', async () => {
  state.grants = few.map((id) => grantedTo(id, { lackedBy: 'all' }));
  expect(await whose([...few, person(9)])).toEqual({ granted: 0, removed: 1, unknown: 2 });
  state.grants = [grantedTo(null, { lackedBy: 'all' })];
  expect(await whose(few)).toEqual({ granted: 0, removed: 0, unknown: 2 });
});

test('where Graph takes no advanced query, what is found counts and absence does not', async () => {
  state.takesNoCount = true;
  state.grants = [grantedTo(person(1))];
  expect(await whose(few)).toEqual({ granted: 1, removed: 0, unknown: 1 });
  expect(await whose(many)).toEqual({ granted: 1, removed: 0, unknown: 49 });
});

test('all are found through pages of a list whose size says nothing', async () => {
  state.grants = Array.from({ length: 1500 }, (_, number) => grantedTo(person(number)));
  for (const pageSize of [40, 999]) {
    state.pageSize = pageSize;
    expect(await whose(many)).toEqual({ granted: 50, removed: 0, unknown: 0 });
  }
});

test('a person who allows it again between the two readings is not removed', async () => {
  state.onRequest = (count) => {
    // Organization, Graph itself, the app, everyone, each; then the app again.
    if (count === 5) state.grants = [grantedTo(person(1))];
  };
  expect(await whose(few)).toEqual({ granted: 1, removed: 1, unknown: 0 });
});

test('an app that is not found once and is there again removes no one', async () => {
  const app = state.app;
  state.app = null;
  state.onRequest = (count) => {
    if (count === 3) state.app = app;
  };
  expect(await whose(few)).toEqual({ granted: 0, removed: 0, unknown: 2 });
});

test('an app that goes away while it is read is gone: its permissions answer 404', async () => {
  state.grants = few.map((id) => grantedTo(id));
  state.onRequest = (count) => {
    if (count === 3) state.app = null;
  };
  expect(await read(few)).toMatchObject({ app: null });
});

test('an app that is there, and whose permissions answer 404, proves nothing', async () => {
  const app = state.app;
  state.onRequest = (count) => {
    const isAboutApp = count % 5 === 2 || count === 4;
    state.app = isAboutApp ? app : null;
  };
  await expect(read(few)).rejects.toMatchObject({ kind: 'unavailable' });
});

test('who is throttled is asked about once more after a wait in decimals', async () => {
  state.throttled = 2;
  expect(await whose(few)).toEqual({ granted: 0, removed: 2, unknown: 0 });
  entra.state.throttled = 1000;
  expect(await whose(few)).toEqual({ granted: 0, removed: 0, unknown: 2 });
});

test('an app that its publisher deactivated is not enabled, whatever the organization set', async () => {
  state.app = { accountEnabled: true, isDisabled: true };
  expect(await read(few)).toMatchObject({ app: { isEnabled: false, isDeactivated: true } });
  state.isOlder = true;
  expect(await read(few)).toMatchObject({ app: { isEnabled: true, isDeactivated: false } });
});

test('waits between the readings, and does not where nothing rests on absence', async () => {
  state.grants = few.map((id) => grantedTo(id));
  const started = performance.now();
  await read(few, 5000);
  expect(performance.now() - started).toBeLessThan(2000);
  state.grants = [];
  const again = performance.now();
  await read(few, 400);
  expect(performance.now() - again).toBeGreaterThanOrEqual(395);
});
