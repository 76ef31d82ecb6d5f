import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionUse } from '../../../server/contract/use.ts';
import { noteUse } from '../../../server/uses/record-use.ts';
import { dryRunOf } from '../../kit/cases.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { graphError, json, me } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';
import { credential, detailOf, type GivenRun, runBlock } from '../../kit/runs.ts';
import { storeKinds } from '../../kit/stores.ts';

const nowhere = {
  kind: 'unknown',
  boardId: null,
  hostType: null,
  hostInstanceId: null,
  integrationId: null,
  recipeId: null,
};
const refused = json(graphError('InvalidAuthenticationToken', 'no'), 401);

describe.each(storeKinds)('where a connection is used (%s)', (kind) => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity(kind);
    await setting.server.identify(identityBody(), person);
  });
  afterEach(async () => {
    await expectCountersRight(setting.server.store, 777);
    await setting.close();
  });

  const run = async (given: GivenRun) => {
    const answer = await runBlock(setting.server, person, given);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json().outputFields;
  };
  const detail = () => detailOf(setting.server, 777);

  test('a dry run names the person and the account that each recorded use hangs on', async () => {
    await run({ integrationId: 2, inputFields: { boardId: 3 } });
    const { connection } = await detail();
    const { id: connectionId, provider, displayName, userId } = connection;
    const { automations } = await dryRunOf(setting.server, person, {
      situation: 'left',
      target: { kind: 'person', userId: String(person.userId) },
    });
    expect(automations.items).toMatchObject([{ connectionId, provider, displayName, userId }]);
  });

  test('a connection that no run was seen with has no recorded use', async () => {
    const { connection, uses, credentials } = await detail();
    expect(connection).toMatchObject({ usedIn: 0, lastUsedAt: null });
    expect(uses).toEqual([]);
    expect(credentials).toEqual([]);
  });

  test.each<[string, GivenRun, ConnectionUse['where']]>([
    [
      'an automation on a board',
      { recipeId: 1, integrationId: 2, inputFields: { boardId: 3 } },
      { ...nowhere, kind: 'board', boardId: '3', integrationId: '2', recipeId: '1' } as never,
    ],
    [
      'a board as the host',
      { recipeId: null, integrationId: 2, hostMetadata: { hostType: 'board', hostInstanceId: 9 } },
      {
        ...nowhere,
        kind: 'board',
        boardId: '9',
        hostType: 'board',
        hostInstanceId: '9',
        integrationId: '2',
      } as never,
    ],
    [
      'a workflow',
      {
        recipeId: 1,
        integrationId: null,
        hostMetadata: { hostInstanceId: '5094669045', hostType: 'app_feature_object' },
      },
      {
        ...nowhere,
        kind: 'object',
        hostType: 'app_feature_object',
        hostInstanceId: '5094669045',
        recipeId: '1',
      } as never,
    ],
    [
      'an automation of which nothing else is said',
      { recipeId: 1, integrationId: 2, inputFields: { boardId: '' } },
      { ...nowhere, kind: 'automation', integrationId: '2', recipeId: '1' } as never,
    ],
    ['a run that names nothing', { recipeId: null, integrationId: null }, nowhere as never],
  ])('%s', async (_name, given, where) => {
    await run(given);
    const { connection, uses } = await detail();
    expect(uses).toEqual([
      { where, runs: 1, firstUsedAt: connection.lastUsedAt, lastUsedAt: connection.lastUsedAt },
    ]);
    expect(connection.usedIn).toBe(1);
  });

  test('places are told apart, runs of one place add up, the latest comes first', async () => {
    await run({ integrationId: 1 });
    await run({ integrationId: 2, inputFields: { boardId: 10 } });
    await run({ integrationId: 1, inputFields: { boardId: 11 } });
    const { connection, uses, history } = await detail();
    expect(connection.usedIn).toBe(2);
    expect(uses.map((use) => [use.where.integrationId, use.where.boardId, use.runs])).toEqual([
      ['1', '11', 2],
      ['2', '10', 1],
    ]);
    expect(uses[0]?.lastUsedAt).toBe(connection.lastUsedAt);
    expect(history.map((entry) => entry.kind)).toEqual(['first_used', 'connected']);
  });

  test('a run that monday repeats is counted once, also when all repeats come at once', async () => {
    const actionUuid = '3b0a86dcb0000000000000000000abcd';
    await Promise.all(Array.from({ length: 5 }, () => run({ integrationId: 1, actionUuid })));
    await run({ integrationId: 1, actionUuid });
    expect((await detail()).uses).toMatchObject([{ runs: 1 }]);
    await run({ integrationId: 1, actionUuid: undefined });
    expect((await detail()).uses).toMatchObject([{ runs: 2 }]);
  });

  test('a run that failed for the provider’s sake counts when it is repeated', async () => {
    const actionUuid = 'aaaa86dcb0000000000000000000abcd';
    setting.graph.on('/me', json({}, 500), json({}, 500), json(me));
    const first = await runBlock(setting.server, person, { actionUuid });
    expect(first.json().severityCode).toBe(4000);
    expect((await detail()).uses).toEqual([]);
    await run({ actionUuid });
    expect((await detail()).uses).toMatchObject([{ runs: 1 }]);
  });

  test('a counted run is kept while monday may repeat it, and forgotten after', async () => {
    const accountStore = setting.server.store.account('777');
    const start = Date.parse('2026-06-01T00:00:00.000Z');
    const place = {
      integrationId: '1',
      recipeId: null,
      hostType: null,
      hostInstanceId: null,
      boardId: null,
    };
    const runAt = (actionUuid: string, minutes: number) => {
      const at = new Date(start + minutes * 60_000).toISOString();
      const identity = { displayName: 'Ada', email: null, organization: null, accountType: null };
      return noteUse(
        accountStore,
        {
          provider: 'google',
          userId: '1',
          userCredentialsId: null,
          actionUuid,
          place,
          isAccepted: true,
          at,
        },
        {
          provider: 'google',
          identity: { ...identity, providerUniqueIdentifier: 'sub' },
          grantedScopes: null,
          access: 'lasting',
          risk: 'low',
          at,
        },
      );
    };
    await runAt('a', 0);
    await runAt('a', 31);
    await runAt('b', 60);
    await runAt('c', 121);
    const rows = await accountStore.uses().select('runs').execute();
    expect(rows).toEqual([{ runs: 3 }]);
    await runAt('b', 130);
    await runAt('a', 131);
    expect(await accountStore.uses().select('runs').execute()).toEqual([{ runs: 4 }]);
  });

  test('a refused token in a run is evidence: in the state, and once a day in the history', async () => {
    await run({ credentialsValues: { microsoft: credential(5) } });
    const before = await detail();
    setting.graph.on('/me', refused);
    for (const id of [5, 5, 6]) {
      const outputs = await run({ credentialsValues: { microsoft: credential(id) } });
      expect(outputs.works).toBe(false);
    }
    const after = await detail();
    expect(after.connection).toMatchObject({
      state: 'refused',
      atProvider: { state: 'granted', refusedAt: expect.any(String) },
      alerts: [],
    });
    expect(after.uses).toEqual(before.uses);
    expect(after.history.map((entry) => entry.kind)).toEqual([
      'refused_in_run',
      'first_used',
      'connected',
    ]);
  });

  test('an accepted token that names no one is a use of the remembered credential', async () => {
    await run({ integrationId: 1, credentialsValues: { microsoft: credential(5) } });
    setting.graph.on('/organization', json(graphError('Authorization_RequestDenied', 'no'), 403));
    await run({ integrationId: 1, credentialsValues: { microsoft: credential(5) } });
    await run({ integrationId: 1, credentialsValues: { microsoft: credential(6) } });
    expect((await detail()).uses).toMatchObject([{ runs: 2 }]);
  });

  test('of many places the latest hundred are shown, and all are counted', async () => {
    const accountStore = setting.server.store.account('777');
    const { connection } = await detail();
    await accountStore.transaction(async (account) => {
      for (let number = 0; number < 130; number += 1) {
        const at = new Date(Date.parse('2026-06-01T00:00:00Z') + number * 1000).toISOString();
        await account.addUse({
          connection_id: connection.id,
          place: `integration:${number}`,
          recipe_id: null,
          integration_id: String(number),
          host_type: null,
          host_instance_id: null,
          board_id: null,
          runs: 1,
          first_used_at: at,
          last_used_at: at,
        });
      }
      await account.updateConnections({ used_in: 130 }).where('id', '=', connection.id).execute();
    });
    const { uses, connection: after } = await detail();
    expect(after.usedIn).toBe(130);
    expect(uses).toHaveLength(100);
    expect([uses[0], uses.at(-1)].map((use) => use?.where.integrationId)).toEqual(['129', '30']);
  });
});
