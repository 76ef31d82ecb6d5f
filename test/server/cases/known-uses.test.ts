import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseConnectionsPage } from '../../../server/contract/case-lists.ts';
import { call, connectionsOf, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 12 };
const at = '2026-05-03T10:00:00.000Z';

describe.each(storeKinds)('the known uses of a case (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  async function usedOn(board: string, caller: Caller, name: string) {
    const id = (await connectionsOf(server, caller))[name]?.id ?? '';
    await server.store.account('1').transaction((account) =>
      account.addUse({
        connection_id: id,
        place: `board:${board}`,
        board_id: board,
        host_type: null,
        host_instance_id: null,
        integration_id: '39',
        recipe_id: null,
        first_used_at: at,
        last_used_at: at,
        runs: 2,
      }),
    );
  }

  test('are those of its connections and of no others, each with its account', async () => {
    await given(server.store, ada, { name: 'Ada' });
    await given(server.store, bob, { name: 'Bob' });
    await usedOn('80', ada, 'Ada');
    await usedOn('81', bob, 'Bob');
    const of = await openCase(server, admin, {
      situation: 'left',
      target: { kind: 'person', userId: '11' },
    });
    const answer = await call(server, 'GET', `/api/cases/${of.id}/connections`, admin);
    expect(caseConnectionsPage.parse(answer.json()).automations).toMatchObject([
      { displayName: 'Ada', userId: '11', runs: 2, where: { kind: 'board', boardId: '80' } },
    ]);
  });
});
