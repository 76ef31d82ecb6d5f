import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { json, me, objectId, tenant } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';
import { storeKinds } from '../../kit/stores.ts';

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
