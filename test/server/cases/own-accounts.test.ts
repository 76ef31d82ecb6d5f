import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseConnectionsPage } from '../../../server/contract/case-lists.ts';
import type { Situation } from '../../../server/contract/guide.ts';
import { call, connectionsOf, dryRunOf, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const leaver: Caller = { accountId: 1, userId: 11 };
const stays: Caller = { accountId: 1, userId: 12 };
const target = { kind: 'person', userId: '11' } as const;
const wholeAccount = ['disable-account', 'disable-or-reset-account', 'sign-out-person'];

describe.each(storeKinds)('accounts of a person who leaves (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, leaver, { name: 'Ada', email: 'ada@contoso.example' });
    await given(server.store, leaver, { name: 'Sales', email: 'sales@contoso.example' });
    await given(server.store, stays, { name: 'Sales', email: 'sales@contoso.example' });
  });
  afterEach(() => server.close());

  async function idsOfLeaver() {
    const { Ada, Sales } = await connectionsOf(server, leaver);
    return { ada: Ada?.id ?? '', sales: Sales?.id ?? '' };
  }

  test.each<Situation>(['left', 'person_compromised'])(
    'the own account alone is disabled (%s); a shared mailbox loses this app’s access and stays',
    async (situation) => {
      const { ada, sales } = await idsOfLeaver();
      const opened = await openCase(server, admin, { situation, target, ownAccounts: [ada] });
      const atProvider = opened.sections.filter(({ half }) => half === 'provider');
      const sectionOf = (id: string) =>
        atProvider.find(({ connectionIds }) => connectionIds.includes(id));
      const keysOf = (id: string) => sectionOf(id)?.steps.map(({ key }) => key) ?? [];
      expect(sectionOf(ada)).toMatchObject({ isOwnAccount: true, connectionCount: 1 });
      expect(sectionOf(sales)).toMatchObject({ isOwnAccount: false, connectionCount: 1 });
      expect(keysOf(ada).filter((key) => wholeAccount.includes(key))).toHaveLength(2);
      expect(keysOf(sales).filter((key) => wholeAccount.includes(key))).toEqual([]);
      expect(keysOf(sales)).toContain('remove-person-permissions');
      expect(sectionOf(sales)?.guideId).not.toBe('microsoft-admin-left');
    },
  );

  test('that nothing says to be the person’s own are not disabled', async () => {
    const opened = await openCase(server, admin, { situation: 'left', target });
    const keys = opened.sections.flatMap(({ steps }) => steps.map(({ key }) => key));
    expect(keys.filter((key) => wholeAccount.includes(key))).toEqual([]);
  });

  test('that others use are marked: admins see who, all others only that there are some', async () => {
    const { chosen } = await dryRunOf(server, admin, { situation: 'left', target });
    const marks = Object.fromEntries(
      chosen.connections.map(({ displayName, alsoUsedBy }) => [displayName, alsoUsedBy]),
    );
    expect(marks).toEqual({
      Ada: { count: 0, userIds: [] },
      Sales: { count: 1, userIds: ['12'] },
    });
    const opened = await openCase(server, leaver, { situation: 'not_needed', target });
    const path = `/api/cases/${opened.id}/connections`;
    for (const [caller, userIds] of [
      [admin, ['12']],
      [leaver, []],
    ] as const) {
      const answer = await call(server, 'GET', path, caller);
      const { items } = caseConnectionsPage.parse(answer.json());
      const sales = items.find(({ displayName }) => displayName === 'Sales');
      expect(sales?.alsoUsedBy).toEqual({ count: 1, userIds });
    }
  });

  test('of a guest are never disabled, whatever was chosen', async () => {
    await given(server.store, leaver, { name: 'Guest', accountType: 'guest' });
    const { Guest } = await connectionsOf(server, leaver);
    const { ada } = await idsOfLeaver();
    const opened = await openCase(server, admin, {
      situation: 'left',
      target,
      ownAccounts: [ada, Guest?.id ?? ''],
    });
    const own = opened.sections.find(({ isOwnAccount }) => isOwnAccount);
    expect(own?.connectionIds).toEqual([ada]);
  });
});
