import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OwnGuide, ownGuide, sectionGuide } from '../../../server/contract/case-guide.ts';
import type { Situation } from '../../../server/contract/guide.ts';
import { language } from '../../../server/contract/language.ts';
import { call, caseOf, change, connectionsOf, openCase, sectionOf } from '../../kit/cases.ts';
import { type GivenConnection, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
/** A person may consent to the first two, and only an admin to the third. */
const usual = ['User.Read', 'Mail.Read'];
const adminsOnly = [...usual, 'Group.Read.All'];

describe.each(storeKinds)('where only an admin can have allowed the permissions (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  const connected = (connection: GivenConnection = {}) =>
    given(server.store, member, { name: 'Ada', scopes: adminsOnly, ...connection });

  async function ownGuideOf(query = ''): Promise<OwnGuide> {
    const [own] = Object.values(await connectionsOf(server, member));
    const answer = await call(server, 'GET', `/api/connections/${own?.id}/guide${query}`, member);
    return ownGuide.parse(answer.json());
  }
  async function opened(caller: Caller, situation: Situation = 'not_needed') {
    const own = Object.values(await connectionsOf(server, admin, 'account'));
    return openCase(server, caller, {
      situation,
      target: { kind: 'person', userId: '11' },
      ...(caller === admin && { ownAccounts: own.map(({ id }) => id) }),
    });
  }
  const stepsOf = (steps: { key: string; reports: string | null }[]) =>
    steps.map(({ key, reports }) => (reports ? `${key}!` : key));

  test('the own guide begins with the admin, and says why in every language', async () => {
    await connected();
    const { provider } = await ownGuideOf();
    expect(provider.guide.id).toBe('microsoft-individual-covered');
    expect(provider.guide.steps.map(({ id }) => id)).toEqual([
      'ask-entra-admin',
      'note-admin-answer',
      'my-apps-revoke',
    ]);
    const told = await Promise.all(language.options.map((one) => ownGuideOf(`?language=${one}`)));
    const reasons = told.map((one) => one.provider.guide.warnings[0]);
    expect(new Set(reasons).size).toBe(language.options.length);
    for (const reason of reasons) expect(reason).toContain('(Group.Read.All)');
    expect(reasons[0]).toContain('Very likely an admin allowed this app for everyone');
  });

  test.each<[string, GivenConnection]>([
    ['a person can consent to', { scopes: usual }],
    ['are not named by the token response', { scopes: null }],
    ['are of a personal account', { accountType: 'personal', organization: null }],
  ])('permissions that %s presume nothing', async (_name, connection) => {
    await connected(connection);
    const { provider } = await ownGuideOf();
    expect(provider.guide.id).not.toContain('covered');
    expect(provider.guide.warnings.join()).not.toContain('Very likely');
  });

  test.each<[Situation, string[]]>([
    ['not_needed', ['ask-entra-admin', 'note-admin-answer!', 'my-apps-revoke']],
    [
      'person_compromised',
      ['warn-entra-admin', 'end-own-sessions', 'note-admin-answer!', 'my-apps-revoke'],
    ],
  ])(
    'a case of the person themself (%s) reports what the admin answered',
    async (situation, steps) => {
      await connected();
      const of = await opened(member, situation);
      const section = sectionOf(of, 'person');
      expect(stepsOf(section.steps)).toEqual(steps);
      const state = async () => (await connectionsOf(server, member)).Ada?.atProvider.state;
      const done = async (key: string) => {
        const [now] = (await caseOf(server, member, of.id)).sections;
        const step = now?.steps.find((one) => one.key === key);
        if (!step) return expect.fail(key);
        const answer = await change(server, member, of.id, step, { state: 'done' });
        expect(answer.statusCode, answer.body).toBe(200);
      };
      await done('my-apps-revoke');
      expect(await state()).toBe('granted');
      await done('note-admin-answer');
      expect(await state()).toBe('reported');
    },
  );

  test.each<[Situation, GivenConnection, string[]]>([
    ['not_needed', {}, ['require-assignment!', 'remove-person-permissions', 'check-person']],
    [
      'left',
      {},
      ['disable-account!', 'sign-out-person!', 'remove-person-permissions', 'check-person'],
    ],
    [
      'person_compromised',
      {},
      [
        'disable-or-reset-account!',
        'sign-out-person!',
        'remove-person-permissions',
        'check-person',
      ],
    ],
    [
      'not_needed',
      { accountType: 'guest' },
      ['require-assignment!', 'remove-person-permissions', 'check-person'],
    ],
  ])(
    'an Entra admin (%s, %o) ends it by more than the person’s own permission',
    async (situation, connection, steps) => {
      await connected(connection);
      const of = await opened(admin, situation);
      const section = sectionOf(of, 'entra_admin');
      expect(stepsOf(section.steps)).toEqual(steps);
      const path = `/api/cases/${of.id}/sections/${section.id}/guide`;
      const { guide } = sectionGuide.parse((await call(server, 'GET', path, admin)).json());
      expect(guide.warnings[0]).toContain('only an admin can allow (Group.Read.All)');
    },
  );

  test('what one connection shows holds for the others of its organization', async () => {
    await connected();
    await given(server.store, { accountId: 1, userId: 11 }, { name: 'Grace', scopes: usual });
    const of = await opened(admin);
    expect(sectionOf(of, 'entra_admin').guideId).toBe('microsoft-admin-person-covered');
  });

  test('a block for everyone is as it was: it ends what an admin allowed, too', async () => {
    await connected();
    const of = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'person', userId: '11' },
    });
    const section = sectionOf(of, 'entra_admin');
    expect(stepsOf(section.steps)[0]).toBe('disable-sign-in!');
    const path = `/api/cases/${of.id}/sections/${section.id}/guide`;
    const { guide } = sectionGuide.parse((await call(server, 'GET', path, admin)).json());
    expect(guide.warnings.join()).not.toContain('Very likely');
  });
});
