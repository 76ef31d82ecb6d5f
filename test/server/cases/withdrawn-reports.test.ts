import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteUseWithoutIdentity } from '../../../server/uses/record-use.ts';
import {
  caseOf,
  change,
  closeAsIs,
  connectionsOf,
  openCase,
  stepOf,
  tick,
} from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';

const admin = { accountId: 1, userId: 10, kind: 'admin' } as const;
const ada = { accountId: 1, userId: 11 };
const about = { situation: 'not_needed', target: { kind: 'person', userId: '11' } } as const;

describe.each(storeKinds)('a report that is withdrawn (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, ada, { name: 'Ada' });
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
  });

  const known = async () => (await connectionsOf(server, admin, 'account')).Ada;
  async function reopenStep(caseId: string, reports: 'provider' | 'monday_deleted') {
    const step = stepOf(await caseOf(server, admin, caseId), reports);
    const answer = await change(server, admin, caseId, step, { state: 'open' });
    expect(answer.statusCode, answer.body).toBe(200);
  }

  test('leaves what another case reports', async () => {
    const first = await openCase(server, admin, about);
    await tick(server, admin, first.id, 'provider', '2026-06-01T10:00:00.000Z');
    await closeAsIs(server, admin, first.id);
    const second = await openCase(server, admin, about);
    await tick(server, admin, second.id, 'provider', '2026-06-02T10:00:00.000Z');
    expect((await known())?.atProvider.at).toBe('2026-06-02T10:00:00.000Z');
    await reopenStep(second.id, 'provider');
    expect((await known())?.atProvider).toMatchObject({
      state: 'reported',
      at: '2026-06-01T10:00:00.000Z',
    });
  });

  test('ends the alert that it alone explains', async () => {
    const opened = await openCase(server, admin, about);
    await tick(server, admin, opened.id, 'monday_deleted', '2026-06-01T10:00:00.000Z');
    await noteUseWithoutIdentity(server.store.account('1'), {
      provider: 'microsoft',
      userId: '11',
      userCredentialsId: null,
      actionUuid: null,
      place: {
        recipeId: null,
        integrationId: '7',
        hostType: null,
        hostInstanceId: null,
        boardId: null,
      },
      isAccepted: false,
      at: '2026-06-01T14:00:00.000Z',
    });
    expect((await known())?.alerts).toEqual(['still_stored']);
    await reopenStep(opened.id, 'monday_deleted');
    expect(await known()).toMatchObject({ alerts: [], inMonday: { state: 'stored' } });
  });
});
