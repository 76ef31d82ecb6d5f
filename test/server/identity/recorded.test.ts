import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphError, json, me, objectId, organization, tenant } from '../../kit/graph.ts';
import {
  type IdentitySetting,
  identityBody,
  person,
  providerToken,
  startIdentity,
} from '../../kit/identity.ts';
import { storeKinds } from '../../kit/stores.ts';
import { requestToken } from '../../kit/tokens.ts';

describe.each(storeKinds)('an identity call records (%s)', (kind) => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity(kind);
  });
  afterEach(() => setting.close());

  async function connect(extra: object = {}) {
    const answer = await setting.server.identify(identityBody(extra), person);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  }

  test('whose token it is, and answers with the key and the name', async () => {
    expect(await connect()).toEqual({
      providerUniqueIdentifier: `${tenant}:${objectId}`,
      displayName: 'Ada Lovelace',
    });
    expect(await setting.recorded()).toMatchObject([
      {
        provider: 'microsoft',
        providerUniqueIdentifier: `${tenant}:${objectId}`,
        displayName: 'Ada Lovelace',
        email: 'ada@contoso.example',
        organization: { id: tenant, name: 'Contoso' },
        accountType: 'work',
        userId: '42',
        state: 'active',
        timesConnected: 1,
        atProvider: { state: 'granted' },
        inMonday: { state: 'stored' },
      },
    ]);
  });

  test('the same connection again as one, with the latest time, name and scopes', async () => {
    await connect({ tokenRequestedParams: { scope: 'User.Read' } });
    const [first] = await setting.recorded();
    setting.graph.on('/me', json({ ...me, displayName: 'Ada King' }));
    await connect({ tokenRequestedParams: { scope: 'User.Read Mail.Read' } });
    const all = await setting.recorded();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      id: first?.id,
      displayName: 'Ada King',
      timesConnected: 2,
      firstConnectedAt: first?.firstConnectedAt,
      risk: 'high',
    });
    expect(all[0]?.scopes.map((scope) => scope.name)).toEqual(['User.Read', 'Mail.Read']);
    expect((all[0]?.lastConnectedAt ?? '') > (first?.lastConnectedAt ?? '')).toBe(true);
    const detail = await setting.server.get(`/api/connections/${first?.id}`, person);
    expect(detail.json().history.map((entry: { kind: string }) => entry.kind)).toEqual([
      'connected_again',
      'connected',
    ]);
  });

  test('eight calls at once as one row that counts eight', async () => {
    await Promise.all(Array.from({ length: 8 }, () => connect()));
    const all = await setting.recorded();
    expect(all.map((row) => row.timesConnected)).toEqual([8]);
    const counts = await setting.server.get('/api/connections/summary', person);
    expect(counts.json()).toMatchObject({ connections: 1, organizations: 1 });
    const detail = await setting.server.get(`/api/connections/${all[0]?.id}`, person);
    expect(detail.json().history).toHaveLength(8);
  });

  test('one mailbox connected by two people as two connections that know of each other', async () => {
    const other = { accountId: person.accountId, userId: 43 };
    await connect();
    const answer = await setting.server.identify(identityBody({ userId: 43 }), other);
    expect(answer.statusCode).toBe(200);
    const all = await setting.recorded();
    expect(all.map((row) => row.userId).sort()).toEqual(['42', '43']);
    const admin = { ...person, userId: 1, kind: 'admin' } as const;
    const detail = await setting.server.get(`/api/connections/${all[0]?.id}`, admin);
    expect(detail.json().sameIdentity).toMatchObject([{ id: all[1]?.id }]);
    const own = await setting.server.get(
      `/api/connections/${all.find((row) => row.userId === '42')?.id}`,
      person,
    );
    expect(own.json().sameIdentity).toEqual([]);
  });
});

describe('whose token it is', () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity();
  });
  afterEach(() => setting.close());

  async function recordedFor(answerOfMe: object, answerOfOrganization = json(organization)) {
    setting.graph.on('/me', json({ ...me, ...answerOfMe }));
    setting.graph.on('/organization', answerOfOrganization);
    const answer = await setting.server.identify(identityBody(), person);
    expect(answer.statusCode, answer.body).toBe(200);
    const [row] = await setting.recorded();
    expect(row?.displayName).toBe(answer.json().displayName);
    expect(row?.providerUniqueIdentifier).toBe(answer.json().providerUniqueIdentifier);
    return row;
  }

  const notForPersonal = json(graphError('BadRequest', 'not supported for MSA'), 400);

  test('the key is lower case, however Microsoft writes it', async () => {
    const row = await recordedFor(
      { id: objectId.toUpperCase() },
      json({ value: [{ ...organization.value[0], id: tenant.toUpperCase() }] }),
    );
    expect(row?.providerUniqueIdentifier).toBe(`${tenant}:${objectId}`);
    expect(row?.organization?.id).toBe(tenant);
  });

  test('a personal account has the consumer tenant and the padded id, and no organization', async () => {
    const row = await recordedFor(
      { id: 'FDE926F844473904', mail: null, userPrincipalName: 'ada@outlook.example' },
      notForPersonal,
    );
    expect(row).toMatchObject({
      providerUniqueIdentifier:
        '9188040d-6c67-4c5b-b112-36a304b66dad:00000000-0000-0000-fde9-26f844473904',
      accountType: 'personal',
      organization: null,
      email: 'ada@outlook.example',
    });
  });

  // https://github.com/abraunegg/onedrive/issues/3072
  test('a personal id with and without its leading zero is one connection', async () => {
    const personal = { ...me, userPrincipalName: 'ada@outlook.com' };
    for (const id of ['0badc0ffee123456', 'badc0ffee123456', 'BADC0FFEE123456']) {
      setting.graph.on('/me', json({ ...personal, id }));
      await setting.server.identify(identityBody(), person);
    }
    expect(await setting.recorded()).toMatchObject([
      {
        providerUniqueIdentifier:
          '9188040d-6c67-4c5b-b112-36a304b66dad:00000000-0000-0000-0bad-c0ffee123456',
        timesConnected: 3,
      },
    ]);
  });

  test('a personal account does not wait for an organization that never answers', async () => {
    const row = await recordedFor({ id: 'fde926f844473904' }, () => {});
    expect(row?.accountType).toBe('personal');
  });

  test('a guest belongs to the organization that invited, and keeps the own address', async () => {
    const row = await recordedFor({
      mail: 'ada@home.example',
      userPrincipalName: 'ada_home.example#EXT#@contoso.onmicrosoft.com',
    });
    expect(row).toMatchObject({
      accountType: 'guest',
      email: 'ada@home.example',
      organization: { id: tenant, name: 'Contoso' },
    });
  });

  test.each([
    [{}, 'Ada Lovelace'],
    [{ displayName: null }, 'ada@contoso.example'],
    [{ displayName: '  ' }, 'ada@contoso.example'],
    [{ displayName: null, mail: null }, 'ada@contoso.onmicrosoft.com'],
    [
      { displayName: null, mail: null, userPrincipalName: 'ada_home#EXT#@contoso.example' },
      'ada_home',
    ],
    [{ displayName: null, mail: null, userPrincipalName: null }, objectId],
    [{ displayName: 'Ada\u0000\u202eevoL' }, 'Ada evoL'],
    [{ displayName: 'x'.repeat(300) }, 'x'.repeat(256)],
  ])('named by what there is, in order: %o', async (answer, name) => {
    expect((await recordedFor(answer))?.displayName).toBe(name);
  });

  test.each([
    [{ displayName: null }, 'contoso.example'],
    [{ displayName: null, verifiedDomains: [] }, tenant],
    [{ displayName: 'Ünï & <Söhne>' }, 'Ünï & <Söhne>'],
  ])('an organization is named by what there is: %o', async (answer, name) => {
    const given = json({ value: [{ ...organization.value[0], ...answer }] });
    expect((await recordedFor({}, given))?.organization?.name).toBe(name);
  });

  test('only what is needed is asked for, with the token in one header', async () => {
    await recordedFor({});
    expect(setting.graph.requests.map(({ path, query }) => path + query).sort()).toEqual([
      '/me?$select=id,displayName,mail,userPrincipalName',
      '/organization?$select=id,displayName,verifiedDomains',
    ]);
    for (const { authorization } of setting.graph.requests) {
      expect(authorization).toBe(`Bearer ${providerToken}`);
    }
  });
});

describe('granted scopes', () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity();
  });
  afterEach(() => setting.close());

  test.each([
    ['User.Read Mail.Read', ['User.Read', 'Mail.Read'], 'granted', 'high'],
    [' User.Read  User.Read ', ['User.Read'], 'granted', 'low'],
    ['https://graph.microsoft.com/Tasks.Read', ['Tasks.Read'], 'granted', 'medium'],
    [undefined, ['openid', 'profile', 'offline_access', 'User.Read'], 'requested', 'low'],
    ['', ['openid', 'profile', 'offline_access', 'User.Read'], 'requested', 'low'],
    [['User.Read', 'Mail.Read'], ['User.Read', 'Mail.Read'], 'granted', 'high'],
    [17, ['openid', 'profile', 'offline_access', 'User.Read'], 'requested', 'low'],
  ])('%o of the token response is kept as %o (%s)', async (scope, names, source, risk) => {
    const body = identityBody({ tokenRequestedParams: { scope, refresh_token: 'never-kept' } });
    expect((await setting.server.identify(body, person)).statusCode).toBe(200);
    const [row] = await setting.recorded();
    expect(row?.scopes).toEqual(names.map((name) => ({ name, source })));
    expect(row?.risk).toBe(risk);
  });

  test('a token response that is absent or null is no fault', async () => {
    for (const params of [null, undefined]) {
      const body = identityBody({
        tokenRequestedParams: params,
        callbackRequestedParams: params,
        userCredentialsParams: params,
        appFeatureReferenceId: params,
      });
      expect((await setting.server.identify(body, person)).statusCode).toBe(200);
    }
  });
});

describe('where the token is', () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity();
  });
  afterEach(() => setting.close());

  const call = (body: object) =>
    setting.server.identify(body, person, {
      headers: { authorization: requestToken(person), token: 'from-the-header' },
    });

  test('a header named "token" is taken where the body has none', async () => {
    expect((await call(identityBody({ token: undefined }))).statusCode).toBe(200);
    expect(setting.graph.requests[0]?.authorization).toBe('Bearer from-the-header');
  });

  test('else the body has the word', async () => {
    expect((await call(identityBody())).statusCode).toBe(200);
    expect(setting.graph.requests[0]?.authorization).toBe(`Bearer ${providerToken}`);
  });

  // monday's own slack-node sample reads nothing but the token.
  // https://github.com/mondaycom/welcome-apps/tree/master/apps/slack-node
  test.each([
    ['the token alone', { userId: undefined, accountId: undefined }],
    ['null for the ids', { userId: null, accountId: null }],
    ['parameters that are a list', { userCredentialsParams: [] }],
    ['requested parameters that are a list', { tokenRequestedParams: [{ key: 'scope' }] }],
    ['a reference that is no id', { appFeatureReferenceId: { id: 5 } }],
    ['"Bearer " before the token', { token: `Bearer ${providerToken}` }],
    ['a field that nobody knows', { region: 'eu' }],
  ])('%s is enough: the signed token says whose it is', async (_name, extra) => {
    const answer = await setting.server.identify(identityBody(extra), person);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(setting.graph.requests.at(-1)?.authorization).toBe(`Bearer ${providerToken}`);
  });
});
