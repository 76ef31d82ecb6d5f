import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personParts } from '../../../server/commands/person-export.ts';
import { activityPage } from '../../../server/contract/activity.ts';
import type { CaseTarget } from '../../../server/contract/case.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { call, caseOf, connectionsOf, dryRunOf, openCase } from '../../kit/cases.ts';
import { contoso, fabrikam, given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 88_011 };
const bob: Caller = { accountId: 1, userId: 88_012 };
const at = '2026-05-01T10:00:00.000Z';

type Filter = Extract<CaseTarget, { kind: 'filter' }>['filter'];
const about = (filter: Filter) =>
  ({ situation: 'not_needed', target: { kind: 'filter', filter } }) as const;

describe.each(storeKinds)('a case of all that a filter finds (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, ada, { name: 'Ada', risk: 'high', scopes: ['Mail.Send'], at });
    await given(server.store, ada, { name: 'Home', organization: null, accountType: 'personal' });
    await given(server.store, bob, { name: 'Bob', risk: 'high', organization: fabrikam, at });
    await given(server.store, bob, { name: 'Low', risk: 'low', organization: fabrikam });
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
  });

  const namesIn = async (caseId: string) => {
    const page = await call(server, 'GET', `/api/cases/${caseId}/connections`, admin);
    return page.json().items.map((one: { displayName: string }) => one.displayName);
  };
  const lastActivity = async () => {
    const answer = await call(server, 'GET', '/api/activity', admin);
    return activityPage.parse(answer.json()).items.at(0);
  };

  test.each<[string, Filter, string[]]>([
    ['a risk', { risk: 'high' }, ['Ada', 'Bob']],
    [
      'a provider and an organization',
      { provider: 'microsoft', organizationId: fabrikam.id },
      ['Bob', 'Low'],
    ],
    ['a kind of account', { accountType: 'personal' }, ['Home']],
    ['a state', { state: 'active' }, ['Ada', 'Home', 'Bob', 'Low']],
    ['people', { userIds: ['88011'] }, ['Ada', 'Home']],
    [
      'dates',
      { connectedFrom: '2026-05-01T00:00:00Z', connectedTo: '2026-05-02T00:00:00Z', risk: 'high' },
      ['Ada', 'Bob'],
    ],
    ['no recorded use', { unusedForDays: 30, accountType: 'work', risk: 'low' }, ['Low']],
    ['a search', { q: 'fabrikam', risk: 'high' }, ['Bob']],
    [
      'a search, with the people whom monday found for it',
      { q: 'ada', orUserIds: ['88012'] },
      ['Ada', 'Bob', 'Low'],
    ],
    ['a permission that was granted', { permission: 'Mail.Send' }, ['Ada']],
    ['a permission that the app asks for', { permission: 'User.Read' }, ['Home', 'Bob', 'Low']],
  ])('holds what the list shows for %s', async (_words, filter, names) => {
    const listed = await server.query({ scope: 'account', ...filter }, admin);
    const shown = listed.json().items.map((one: { displayName: string }) => one.displayName);
    expect(shown.toSorted()).toEqual(names.toSorted());
    const run = await dryRunOf(server, admin, about(filter));
    expect(run.chosen.count).toBe(names.length);
    const opened = await openCase(server, admin, about(filter));
    expect(opened).toMatchObject({ connectionCount: names.length, isSettled: true });
    expect((await namesIn(opened.id)).toSorted()).toEqual(names.toSorted());
    const other = Object.values(await connectionsOf(server, admin, 'account'))
      .filter(({ displayName }) => !names.includes(displayName))
      .map(({ state }) => state);
    expect(new Set(other)).toEqual(new Set(other.length > 0 ? ['active'] : []));
    expect(await server.store.account('1').chosen().selectAll().execute()).toEqual([]);
  });

  test('has a section for each organization, and leaves out what it is told to', async () => {
    const all = await dryRunOf(server, admin, about({ state: 'active' }));
    const organizations = all.sections.flatMap(({ organization }) => organization?.id ?? []);
    expect(organizations).toEqual([contoso.id, fabrikam.id]);
    const { Low } = await connectionsOf(server, admin, 'account');
    const opened = await openCase(server, admin, {
      ...about({ state: 'active' }),
      leftOut: [Low?.id ?? ''],
    });
    expect(opened).toMatchObject({ connectionCount: 3, leftOut: { count: 1 } });
    expect(await namesIn(opened.id)).toEqual(['Ada', 'Home', 'Bob']);
  });

  test('says how it was chosen, and to the activity neither the search nor the people', async () => {
    const filter = { risk: 'high', q: ' ada ', userIds: ['88011'] } as const;
    const opened = await openCase(server, admin, about({ ...filter, userIds: ['88011'] }));
    expect(opened.target).toEqual({
      kind: 'filter',
      filter: { risk: 'high' },
      people: 1,
      userId: '88011',
      search: 'ada',
    });
    const [listed] = (await call(server, 'GET', '/api/cases?scope=account', admin)).json().items;
    expect(listed.target).toEqual(opened.target);
    const entry = await lastActivity();
    expect(entry?.details).toMatchObject({
      chosenBy: { filter: { risk: 'high' }, searched: true, people: 1 },
    });
    expect(JSON.stringify(entry?.details)).not.toMatch(/ada|88011/);
  });

  test('of thousands of people names none of them', async () => {
    const userIds = ['88011', ...Array.from({ length: 3000 }, (_, index) => String(index + 500))];
    const opened = await openCase(server, admin, about({ userIds }));
    expect(opened.target).toMatchObject({ people: 3001, userId: null });
    expect(JSON.stringify(opened).length).toBeLessThan(20_000);
  });

  test('is refused when it finds something else than was shown', async () => {
    const { fingerprint } = await dryRunOf(server, admin, about({ risk: 'high' }));
    await given(server.store, bob, { name: 'More', risk: 'high' });
    const body = { ...about({ risk: 'high' }), id: uuidv7(), fingerprint };
    const refused = await call(server, 'POST', '/api/cases', admin, body);
    expect(refused.json()).toMatchObject({ status: 409, dryRun: { chosen: { count: 3 } } });
  });

  test('offers what fits and came later, and nothing that only fits by now', async () => {
    const opened = await openCase(server, admin, about({ risk: 'high', provider: 'microsoft' }));
    await given(server.store, bob, { name: 'Later', risk: 'high' });
    await given(server.store, bob, { name: 'Later and low', risk: 'low' });
    const offered = async () => (await caseOf(server, admin, opened.id)).offered;
    const { Later } = await connectionsOf(server, admin, 'account');
    expect(await offered()).toMatchObject({ count: 1, connectionIds: [Later?.id] });
  });

  test.each(['member', 'guest', 'viewer'])('is no %s’s to look at or to open', async (role) => {
    const caller: Caller = { ...ada, ...(role === 'member' ? {} : { kind: role as 'guest' }) };
    for (const filter of [{ userIds: ['88011'] }, { risk: 'high' }] as const) {
      const asked = about(filter as Filter);
      const looked = await call(server, 'POST', '/api/cases?dryRun=true', caller, asked);
      expect(looked.statusCode).toBe(403);
      const body = { ...asked, id: uuidv7(), fingerprint: 'any' };
      expect((await call(server, 'POST', '/api/cases', caller, body)).statusCode).toBe(403);
    }
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ['blanks', { q: '  ' }],
    ['people beside no search', { orUserIds: ['88011'] }],
  ])('is refused for a filter of %s, which would be everything', async (_words, filter) => {
    const refused = await call(server, 'POST', '/api/cases?dryRun=true', admin, about(filter));
    expect(refused.json()).toMatchObject({
      status: 400,
      errors: [
        { pointer: '/target/filter', detail: expect.stringContaining('leave something out') },
      ],
    });
  });

  test('forgets a person who is deleted, and is in what is exported of them', async () => {
    const filter = { userIds: ['88011', '88012'], q: 'a', orUserIds: ['88011', '88099'] };
    const opened = await openCase(server, admin, about(filter));
    const parts = await personParts(server.store.account('1'), '88099');
    const exported = JSON.stringify(parts.find(({ name }) => name === 'cases'));
    expect(exported).toContain('88099');
    expect(exported).not.toMatch(/88011|88012/);
    await erasePerson(server.store, { accountId: '1', userId: '88011' });
    const kept = await server.store.account('1').cases().select(['id', 'target']).execute();
    expect(kept).toMatchObject([{ id: opened.id, target: expect.stringContaining('88012') }]);
    expect(kept[0]?.target).not.toContain('88011');
  });
});
