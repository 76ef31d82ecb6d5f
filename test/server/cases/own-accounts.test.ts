import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RevocationCase, revocationCase } from '../../../server/contract/case.ts';
import { caseConnectionsPage } from '../../../server/contract/case-lists.ts';
import type { Situation } from '../../../server/contract/guide.ts';
import { call, caseOf, connectionsOf, dryRunOf, openCase, tick } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
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

  describe('in an open case', () => {
    const setOwn = (caseId: string, connectionId: string, isOwn: boolean, caller = admin) =>
      call(server, 'POST', `/api/cases/${caseId}/own-accounts`, caller, { connectionId, isOwn });
    const atProvider = ({ sections }: RevocationCase, id: string) =>
      sections.filter(
        ({ half, connectionIds }) => half === 'provider' && connectionIds.includes(id),
      );

    test('one that turns out to be the person’s own gets the steps that disable it', async () => {
      const { ada, sales } = await idsOfLeaver();
      const opened = await openCase(server, admin, { situation: 'left', target });
      const [before] = atProvider(opened, ada);
      await tick(server, admin, opened.id, 'provider');
      const answer = await setOwn(opened.id, ada, true);
      expect(answer.statusCode, answer.body).toBe(200);
      const after = revocationCase.parse(answer.json());
      const [own, ...more] = atProvider(after, ada);
      expect(more).toEqual([]);
      expect(own).toMatchObject({ isOwnAccount: true, connectionCount: 1, proof: { claim: null } });
      const keys = own?.steps.map(({ key }) => key) ?? [];
      expect(keys.filter((key) => wholeAccount.includes(key))).toHaveLength(2);
      expect(own?.steps.every(({ state }) => state === 'open')).toBe(true);
      expect(atProvider(after, sales)).toMatchObject([{ id: before?.id, connectionCount: 1 }]);
      // What the steps before reported of it is no report of these.
      const { Ada, Sales } = await connectionsOf(server, admin, 'account');
      expect(Ada?.atProvider.state).toBe('granted');
      expect(Sales).toBeDefined();
      expect((await connectionsOf(server, admin, 'account')).Ada?.caseId).toBe(opened.id);
      expect((await setOwn(opened.id, ada, true)).json()).toEqual(answer.json());
    });

    test('one that was taken for the person’s own is left usable, and back again adds no section', async () => {
      const { ada, sales } = await idsOfLeaver();
      const opened = await openCase(server, admin, {
        situation: 'left',
        target,
        ownAccounts: [ada, sales],
      });
      await setOwn(opened.id, sales, false);
      const after = await caseOf(server, admin, opened.id);
      const [shared] = atProvider(after, sales);
      expect(shared).toMatchObject({ isOwnAccount: false, connectionCount: 1 });
      const keys = shared?.steps.map(({ key }) => key) ?? [];
      expect(keys.filter((key) => wholeAccount.includes(key))).toEqual([]);
      await setOwn(opened.id, sales, true);
      const back = await caseOf(server, admin, opened.id);
      expect(atProvider(back, sales)[0]?.id).toBe(atProvider(opened, sales)[0]?.id);
      await setOwn(opened.id, sales, false);
      const again = await caseOf(server, admin, opened.id);
      expect(again.sections).toHaveLength(after.sections.length);
      expect(atProvider(again, sales)[0]?.steps.every(({ state }) => state === 'open')).toBe(true);
      await expectCountersRight(server.store, 1);
    });

    test('is for admins, for accounts of the case, and for those that an admin can end', async () => {
      await given(server.store, leaver, { name: 'Guest', accountType: 'guest' });
      const { Guest } = await connectionsOf(server, leaver);
      const { ada } = await idsOfLeaver();
      const opened = await openCase(server, admin, {
        situation: 'left',
        target,
        visibility: 'people',
      });
      const typeOf = async (answer: ReturnType<typeof setOwn>) =>
        (await answer).json().type.split(':').at(-1);
      expect(await typeOf(setOwn(opened.id, Guest?.id ?? '', true))).toBe('no-own-account');
      expect(await typeOf(setOwn(opened.id, uuidv7(), true))).toBe('not-in-case');
      expect(await typeOf(setOwn(opened.id, ada, true, leaver))).toBe('admins-only');
      const other = await openCase(server, admin, { situation: 'not_needed', target });
      expect(await typeOf(setOwn(other.id, ada, true))).toBe('no-own-account');
      await call(server, 'POST', `/api/cases/${opened.id}/withdraw`, admin);
      expect(await typeOf(setOwn(opened.id, ada, true))).toBe('case-not-open');
    });

    test('stays the person’s own when it is left out and taken in again', async () => {
      const { ada } = await idsOfLeaver();
      const opened = await openCase(server, admin, {
        situation: 'left',
        target,
        ownAccounts: [ada],
      });
      const connectionIds = [ada];
      const path = `/api/cases/${opened.id}`;
      await call(server, 'POST', `${path}/left-out`, admin, { connectionIds, reason: 'Not yet' });
      await call(server, 'POST', `${path}/connections`, admin, { connectionIds });
      const after = await caseOf(server, admin, opened.id);
      expect(atProvider(after, ada)).toMatchObject([{ isOwnAccount: true, connectionCount: 1 }]);
    });
  });
});
