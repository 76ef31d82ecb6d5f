import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workingGraph } from '../microsoft/state.ts';
import { createTime } from '../time.ts';
import { crowdFor } from './crowd.ts';
import type { GraphqlAnswer } from './graphql/execute.ts';
import { createMonday } from './monday.ts';
import { cast, type Person, people } from './people.ts';
import { createMondayState, type MondayState } from './state.ts';

let app: FastifyInstance;
let state: MondayState;

beforeEach(() => {
  state = createMondayState(crowdFor(12_000), () => new Date());
  const places = { host: '', view: '', server: '', microsoft: '', services: '' };
  app = createMonday({
    state,
    graph: workingGraph(),
    places,
    renew: (_provider, token) => token,
    frame: 'strict',
    time: createTime(async () => {}),
    caseLink: () => null,
  });
});
afterEach(() => app.close());

interface User {
  id: string;
  name: string;
  status: string;
  is_deleted: boolean;
}
interface Answer extends GraphqlAnswer {
  data?: Record<string, unknown> & {
    users?: User[];
    account_connections?: { id: number; userId: number }[];
  };
  errors?: { message: string; extensions?: { code?: string } }[];
}

async function ask(
  person: Person,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Answer> {
  const answer = await app.inject({
    method: 'POST',
    url: '/v2',
    headers: { 'x-sandbox-person': String(person.id) },
    payload: { query, variables },
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const idsOf = (answer: Answer) => answer.data?.users?.map(({ id }) => Number(id)) ?? [];
const everyStatus = '[ACTIVE, PENDING, INACTIVE]';

test('users leaves out the deactivated unless they are asked for', async () => {
  const ids = [cast.member, cast.deactivated, cast.invited].map(({ id }) => id);
  const users = (more: string) => ask(cast.admin, `{ users(ids: [${ids}]${more}) { id } }`);
  expect(idsOf(await users(''))).toEqual([cast.member.id, cast.invited.id]);
  expect(idsOf(await users(`, status: ${everyStatus}`))).toEqual(
    [cast.member, cast.deactivated, cast.invited].map(({ id }) => id),
  );
});

test('a deleted person is marked, and one is not answered for at all', async () => {
  const ids = [cast.deleted.id, cast.forgotten.id];
  const query = `{ users(ids: [${ids}], status: ${everyStatus}) { id name is_deleted status } }`;
  expect((await ask(cast.admin, query)).data?.users).toEqual([
    { id: String(cast.deleted.id), name: 'Tom Aldridge', is_deleted: true, status: 'INACTIVE' },
  ]);
});

test('users gives 200 by default and 1000 at most, page by page', async () => {
  expect(idsOf(await ask(cast.admin, '{ users { id } }'))).toHaveLength(200);
  const first = idsOf(await ask(cast.admin, '{ users(limit: 1000) { id } }'));
  const second = idsOf(await ask(cast.admin, '{ users(limit: 1000, page: 2) { id } }'));
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
  const tooMany = await ask(cast.admin, '{ users(limit: 1001) { id } }');
  expect(tooMany.errors?.[0]?.message).toContain('1000');
});

test('photos are drawings that the view may load', async () => {
  const answer = await ask(cast.admin, '{ me { name kind photo_url { thumb_small } } }');
  expect(answer.data?.me).toMatchObject({
    name: 'Ada Lindqvist',
    kind: 'admin',
    photo_url: { thumb_small: expect.stringMatching(/^data:image\/png;base64,/) },
  });
});

test('a viewer is refused, whatever is asked, with HTTP 200', async () => {
  const answer = await ask(cast.viewer, '{ me { id } }');
  expect(answer.data).toBeUndefined();
  expect(answer.errors?.[0]?.extensions?.code).toBe('USER_ACCESS_DENIED');
});

test('account_connections needs an admin; user_connections are one’s own', async () => {
  const everyones = '{ account_connections(pageSize: 100) { id userId } }';
  const refused = await ask(cast.member, everyones);
  expect(refused.data?.account_connections).toBeNull();
  expect(refused.errors).toHaveLength(1);
  const seen = await ask(cast.admin, everyones);
  const owners = new Set(seen.data?.account_connections?.map(({ userId }) => userId));
  expect(owners.size).toBeGreaterThan(10);
  const own = await ask(cast.member, '{ user_connections { userId } }');
  expect(own.data?.user_connections).toEqual([{ userId: cast.member.id }]);
});

test('account_connections goes on after the last id, in either order', async () => {
  const query = `query ($order: String, $last: Int) {
    account_connections(order: $order, pagination: { limit: 5, lastId: $last }) { id }
  }`;
  for (const order of ['id', '-createdAt']) {
    const seen: number[] = [];
    for (let last: number | undefined; ; last = seen.at(-1)) {
      const page = (await ask(cast.admin, query, { order, last })).data?.account_connections ?? [];
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(19);
  }
});

test('connection_board_ids tells where a connection is used', async () => {
  const answer = await ask(cast.admin, '{ connection_board_ids(connection_id: "50001") }');
  expect(answer.data?.connection_board_ids).toEqual(['8001001', '8001002']);
});

test('the older version knows photo fields and `enabled`, and refuses `status`', async () => {
  state.controls.apiVersion = '2026-04';
  const old = await ask(
    cast.admin,
    `{ users(ids: [${cast.member.id}]) { enabled is_pending photo_thumb_small } }`,
  );
  expect(old.data?.users).toEqual([
    { enabled: true, is_pending: false, photo_thumb_small: expect.stringContaining('data:') },
  ]);
  const refused = await ask(cast.admin, '{ users(status: [ACTIVE]) { status } }');
  expect(refused.data).toBeUndefined();
  expect(refused.errors?.map(({ message }) => message).join()).toContain('status');
  const gone = await ask(cast.admin, '{ users(non_active: true, limit: 3) { enabled } }');
  expect(gone.data?.users).toEqual([{ enabled: false }, { enabled: false }, { enabled: false }]);
});

test('without approved scopes a field fails, with the scope that it lacks', async () => {
  state.controls.graphql = 'scopes-missing';
  const answer = await ask(cast.admin, '{ users { id } }');
  expect(answer.data?.users).toBeNull();
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'UNAUTHORIZED_FIELD_OR_TYPE',
    missingRequiredPermissions: ['users:read'],
  });
});

test('one photo that cannot be given leaves the answer whole, with a fault beside it', async () => {
  state.controls.graphql = 'photo-unavailable';
  const answer = await ask(cast.admin, '{ users { name photo_url { thumb_small } } }');
  expect(answer.data?.users?.slice(0, 2)).toMatchObject([
    { name: cast.admin.name, photo_url: { thumb_small: null } },
    { photo_url: { thumb_small: expect.stringMatching(/^data:/) } },
  ]);
  expect(answer.errors).toMatchObject([
    { path: ['users', 0, 'photo_url', 'thumb_small'], extensions: { code: 'ASSET_UNAVAILABLE' } },
  ]);
});

test('too many calls are refused with the seconds to wait, and no data', async () => {
  state.controls.limitedCalls = 1;
  const refused = await ask(cast.admin, '{ me { id } }');
  expect(refused.data).toBeUndefined();
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'COMPLEXITY_BUDGET_EXHAUSTED',
    retry_in_seconds: 1,
  });
  expect((await ask(cast.admin, '{ me { id } }')).errors).toBeUndefined();
});

test('the host page is told of no secret, and of those who can sign in only', async () => {
  const answer = await app.inject('/host/config.json');
  expect(answer.body).not.toMatch(/secret/i);
  const names = answer.json().people.map(({ name }: Person) => name);
  expect(names).toContain(cast.viewer.name);
  expect(names).not.toContain(cast.deactivated.name);
  expect(names).not.toContain(cast.agent.name);
  expect(names.length).toBeLessThan(people.length);
});
