import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contoso, fabrikam, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 9 };
const foreign: Caller = { accountId: 2, userId: 11, kind: 'admin' };

describe.each(storeKinds)('people with connections (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  test('organizations come with their latest name, those with most connections first', async () => {
    await given(server.store, ada, { name: 'One', organization: fabrikam });
    await given(server.store, ada, { name: 'Two' });
    await given(server.store, bob, {
      name: 'Three',
      organization: { ...contoso, name: 'Contoso Limited' },
      at: '2026-06-01T10:00:00.000Z',
    });
    await given(server.store, foreign, { organization: { id: 'other:1', name: 'Other' } });
    const organizationsOf = async (caller: Caller) =>
      (await server.get('/api/organizations', caller)).json();
    const its = { provider: 'microsoft' };
    expect(await organizationsOf(admin)).toEqual({
      items: [
        { ...its, id: contoso.id, name: 'Contoso Limited', connections: 2 },
        { ...its, id: fabrikam.id, name: 'Fabrikam', connections: 1 },
      ],
      more: false,
    });
    expect(await organizationsOf(foreign)).toEqual({
      items: [{ ...its, id: 'other:1', name: 'Other', connections: 1 }],
      more: false,
    });
  });

  test('all but the 500 largest organizations are left out, and that is said', async () => {
    await server.store.account('1').transaction(async (account) => {
      for (let index = 0; index < 501; index += 1) {
        await account.count(`organization:slack:T${index}`, index + 1);
      }
    });
    const answer = (await server.get('/api/organizations', admin)).json();
    expect(answer.more).toBe(true);
    expect(answer.items).toHaveLength(500);
    expect(answer.items.at(-1)).toEqual({
      provider: 'slack',
      id: 'T1',
      name: 'T1',
      connections: 2,
    });
  });
});
