import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordConnection } from '../../../server/connections/record-connection.ts';
import { noteUse, type Run } from '../../../server/uses/record-use.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { json, me } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';
import { credential, detailOf, runBlock } from '../../kit/runs.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const colleague: Caller = { accountId: 777, userId: 43 };
const stranger: Caller = { accountId: 777, userId: 44 };
const namesake: Caller = { accountId: 778, userId: 42 };
const otherMe = { ...me, id: 'cccccccc-3333-4333-8333-333333333333', displayName: 'Grace Hopper' };

describe.each(storeKinds)('whose connection a run is about (%s)', (kind) => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity(kind);
  });
  afterEach(async () => {
    await expectCountersRight(setting.server.store, 777);
    await setting.close();
  });

  const connect = async (caller: Caller) => {
    const { accountId, userId } = caller;
    const answer = await setting.server.identify(identityBody({ accountId, userId }), caller);
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const run = async (caller: Caller, userCredentialsId = 5) => {
    const credentialsValues = { microsoft: credential(userCredentialsId) };
    const answer = await runBlock(setting.server, caller, { credentialsValues });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const seen = async () =>
    (await setting.recorded())
      .map(({ displayName, userId, seenWithUserId, source, usedIn, timesConnected }) => ({
        displayName,
        userId,
        seenWithUserId,
        source,
        usedIn,
        timesConnected,
      }))
      .sort((one, other) => Number(one.userId) - Number(other.userId));
  const ofPerson = (userId: number | null, usedIn: number, timesConnected = 1) => ({
    displayName: 'Ada Lovelace',
    userId: userId === null ? null : String(userId),
    seenWithUserId: null,
    source: 'identity',
    usedIn,
    timesConnected,
  });

  test('a known identity: that of the automation’s person, and no one else’s', async () => {
    await connect(person);
    await connect(colleague);
    await run(person);
    expect(await seen()).toEqual([ofPerson(42, 1), ofPerson(43, 0)]);
  });

  test('a known identity of others only: all of them in the account, and none of another account', async () => {
    await connect(person);
    await connect(colleague);
    await connect(namesake);
    await run(stranger);
    expect(await seen()).toEqual([ofPerson(42, 1), ofPerson(43, 1)]);
    const elsewhere = await detailOf(setting.server, 778);
    expect(elsewhere.connection).toMatchObject({ usedIn: 0, lastUsedAt: null });
  });

  test('an unknown identity becomes a connection of no one known, counted as one and for no person', async () => {
    await run(person);
    await run(colleague);
    expect(await seen()).toEqual([
      { ...ofPerson(null, 1, 0), source: 'run', seenWithUserId: '42' },
    ]);
    const detail = await detailOf(setting.server, 777);
    expect(detail.history).toMatchObject([{ kind: 'discovered', userId: '42' }]);
    expect(detail.connection.scopes.every((scope) => scope.source === 'requested')).toBe(true);
    expect(detail.connection.lastUsedAt).not.toBeNull();
    const own = await setting.server.query({}, person);
    expect(own.json().items).toEqual([]);
  });

  test('what a run found becomes that of the person it was seen with, once that person connects', async () => {
    await run(person);
    const before = await detailOf(setting.server, 777);
    await connect(person);
    expect(await seen()).toEqual([ofPerson(42, 1)]);
    const after = await detailOf(setting.server, 777);
    expect(after.connection.id).toBe(before.connection.id);
    expect(after.connection.firstConnectedAt).toBe(before.connection.firstConnectedAt);
    expect(after.uses).toEqual(before.uses);
    expect(after.history.map((entry) => entry.kind)).toEqual(['connected', 'discovered']);
  });

  test('seen with one person, connected by another: both stay, since they may be two credentials', async () => {
    await run(person);
    await connect(colleague);
    expect(await seen()).toEqual([
      { ...ofPerson(null, 1, 0), source: 'run', seenWithUserId: '42' },
      ofPerson(43, 0),
    ]);
  });

  test('a connect and runs at the same moment end in one row', async () => {
    await Promise.all([run(person, 1), connect(person), run(person, 2), run(person, 3)]);
    const rows = await seen();
    expect(rows).toEqual([ofPerson(42, 1)]);
    const { uses } = await detailOf(setting.server, 777);
    expect(uses[0]?.runs).toBe(3);
  });

  test('the live token beats what is remembered of a credential', async () => {
    await connect(person);
    await run(person, 900);
    setting.graph.on('/me', json(otherMe));
    await run(person, 900);
    const names = (await seen()).map((row) => [row.displayName, row.usedIn]);
    expect(names).toEqual([
      ['Grace Hopper', 1],
      ['Ada Lovelace', 1],
    ]);
    const ada = await detailOf(setting.server, 777, (row) => row.displayName === 'Ada Lovelace');
    const grace = await detailOf(setting.server, 777, (row) => row.displayName === 'Grace Hopper');
    expect(ada.credentials).toEqual([]);
    expect(grace.credentials).toEqual([
      { userCredentialsId: '900', since: grace.connection.firstConnectedAt },
    ]);
  });

  test('granted scopes of a run’s token response are kept as granted', async () => {
    const tokenRequestedParams = { scope: 'User.Read Mail.Read' };
    const credentialsValues = { microsoft: credential(5, { tokenRequestedParams }) };
    await runBlock(setting.server, person, { credentialsValues });
    expect((await setting.recorded())[0]?.scopes).toEqual([
      { name: 'User.Read', source: 'granted' },
      { name: 'Mail.Read', source: 'granted' },
    ]);
  });
});

describe.each(storeKinds)('an identity whose key changed (%s)', (kind) => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity(kind);
  });
  afterEach(async () => {
    await expectCountersRight(setting.server.store, 777);
    await setting.close();
  });

  const at = (hour: number) => `2026-06-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const seenAs = (key: string, hour: number, alsoKnownAs?: string[]) => ({
    provider: 'slack' as const,
    identity: {
      providerUniqueIdentifier: key,
      ...(alsoKnownAs && { alsoKnownAs }),
      displayName: 'Ada',
      email: null,
      organization: { id: 'T1', name: 'Team' },
      accountType: null,
    },
    grantedScopes: null,
    access: 'lasting' as const,
    risk: 'low' as const,
    at: at(hour),
  });
  const accountStore = () => setting.server.store.account('777');
  const connect = (userId: string, ...seen: Parameters<typeof seenAs>) =>
    recordConnection(accountStore(), { ...seenAs(...seen), userId });
  const use = (userId: string, integrationId: string, ...seen: Parameters<typeof seenAs>) => {
    const run: Run = {
      provider: 'slack',
      userId,
      userCredentialsId: `credential-${integrationId}`,
      actionUuid: null,
      place: { integrationId, recipeId: null, hostType: null, hostInstanceId: null, boardId: null },
      isAccepted: true,
      at: at(seen[1]),
    };
    return noteUse(accountStore(), run, seenAs(...seen));
  };

  test('stays one connection, found by its new key', async () => {
    await connect('42', 'T1:U1', 1);
    await connect('42', 'E1:U1', 2, ['T1:U1']);
    const rows = await setting.recorded();
    expect(rows).toMatchObject([{ providerUniqueIdentifier: 'E1:U1', timesConnected: 2 }]);
    const found = await setting.server.query({ q: 'e1:u1' }, person);
    expect(found.json().items).toHaveLength(1);
  });

  test('a run under the new key finds the connection under the old one', async () => {
    await connect('42', 'T1:U1', 1);
    await use('42', '7', 'E1:U1', 2, ['T1:U1']);
    expect(await setting.recorded()).toMatchObject([
      { providerUniqueIdentifier: 'E1:U1', userId: '42', usedIn: 1, source: 'identity' },
    ]);
  });

  test('two connections that turn out to be one become one, and nothing seen gets lost', async () => {
    await connect('42', 'T1:U1', 1);
    await use('42', '7', 'T1:U1', 2);
    await use('42', '8', 'T1:U1', 3);
    await connect('42', 'T2:U1', 4);
    await use('42', '8', 'T2:U1', 5);
    await connect('42', 'E1:U1', 6, ['T1:U1', 'T2:U1']);
    const { connection, uses, history, credentials } = await detailOf(setting.server, 777);
    expect(await setting.recorded()).toHaveLength(1);
    expect(connection).toMatchObject({
      providerUniqueIdentifier: 'E1:U1',
      timesConnected: 3,
      firstConnectedAt: at(1),
      lastConnectedAt: at(6),
      lastUsedAt: at(5),
      usedIn: 2,
    });
    expect(uses).toMatchObject([
      { where: { integrationId: '8' }, runs: 2, firstUsedAt: at(3), lastUsedAt: at(5) },
      { where: { integrationId: '7' }, runs: 1, firstUsedAt: at(2), lastUsedAt: at(2) },
    ]);
    expect(history).toHaveLength(5);
    expect(credentials.map((one) => one.userCredentialsId).sort()).toEqual([
      'credential-7',
      'credential-8',
    ]);
  });
});
