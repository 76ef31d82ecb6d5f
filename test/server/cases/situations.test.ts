import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordConnection } from '../../../server/connections/record-connection.ts';
import { sectionGuide } from '../../../server/contract/case-guide.ts';
import type { ProviderId } from '../../../server/contract/provider-facts.ts';
import { call, change, connectionsOf, dryRunOf, openCase } from '../../kit/cases.ts';
import { contoso, fabrikam, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const leaver: Caller = { accountId: 1, userId: 11 };
const other: Caller = { accountId: 1, userId: 12 };

const inContoso = {
  kind: 'organization',
  provider: 'microsoft',
  organizationId: contoso.id,
} as const;

describe.each(storeKinds)('a case by its situation (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  /** A connection at another provider, of an organization there. */
  const at = (provider: ProviderId, name: string, caller = leaver) =>
    recordConnection(server.store.account('1'), {
      provider,
      userId: String(caller.userId),
      identity: {
        providerUniqueIdentifier: `${provider}:${name}`,
        displayName: name,
        email: null,
        organization: { id: `${provider}-organization`, name: 'Contoso' },
        accountType: null,
      },
      grantedScopes: null,
      access: 'lasting',
      risk: 'low',
      at: '2026-05-01T10:00:00.000Z',
    });

  async function guideOf(caseId: string, sectionId: string) {
    const path = `/api/cases/${caseId}/sections/${sectionId}/guide`;
    return sectionGuide.parse((await call(server, 'GET', path, admin)).json());
  }

  describe('of a compromised organization', () => {
    beforeEach(async () => {
      await given(server.store, leaver, { name: 'Ada' });
      await given(server.store, other, { name: 'Bob', organization: fabrikam });
    });

    test('begins in monday, then stops the attacker, and leaves other organizations alone', async () => {
      const of = await openCase(server, admin, {
        situation: 'organization_compromised',
        target: inContoso,
      });
      expect(of.situation).toBe('organization_compromised');
      expect(of.connectionCount).toBe(1);
      const [first, atMicrosoft, inMonday] = of.sections;
      expect(first).toMatchObject({ actor: 'monday_admin', half: null });
      expect(first?.steps.map(({ key }) => key)).toEqual(['monday-secure-admins']);
      expect(atMicrosoft).toMatchObject({ actor: 'entra_admin', method: 'block_sign_in' });
      expect(atMicrosoft?.steps.map(({ key, reports }) => [key, reports])).toEqual([
        ['microsoft-call-trusted', null],
        ['microsoft-take-back-admins', null],
        ['disable-sign-in', 'provider'],
        ['sign-out-connected', null],
        ['remove-all-permissions', null],
        ['look-for-leftovers', null],
        ['check-everyone', null],
        ['keep-blocked', null],
      ]);
      const { guide } = await guideOf(of.id, atMicrosoft?.id ?? '');
      expect(guide.summary[0]).toContain('Speak by phone');
      expect(guide.warnings.join()).toContain('Other organizations need not do anything');
      const { mail } = await guideOf(of.id, inMonday?.id ?? '');
      expect(mail?.message.text).toContain('send no answer there');
    });

    test('is about one organization, and has no method to choose', async () => {
      const situation = 'organization_compromised' as const;
      const wrong = [
        { situation, target: { kind: 'person', userId: '11' } },
        { situation, target: { kind: 'provider', provider: 'microsoft' } },
        { situation, target: inContoso, method: 'remove_app' },
      ];
      for (const body of wrong) {
        const answer = await call(server, 'POST', '/api/cases?dryRun=true', admin, body);
        expect(answer.statusCode).toBe(400);
        expect(answer.json().detail).toContain('Nothing was opened');
      }
      const answer = await call(server, 'POST', '/api/cases?dryRun=true', leaver, wrong[0]);
      expect(answer.statusCode).toBe(400);
    });
  });

  test.each<[ProviderId, string[], string]>([
    ['google', ['google-call-trusted', 'google-take-back-admins'], 'google-block-app'],
    ['slack', ['slack-call-trusted', 'slack-take-back-admins'], 'slack-remove-app'],
    ['dropbox', ['dropbox-call-trusted', 'dropbox-take-back-admins'], 'dropbox-ask-members'],
    [
      'salesforce',
      ['salesforce-call-trusted', 'salesforce-take-back-admins'],
      'salesforce-revoke-or-block',
    ],
  ])(
    'of a compromised organization at %s has steps for its admins',
    async (provider, before, ends) => {
      await at(provider, 'Ada');
      const of = await openCase(server, admin, {
        situation: 'organization_compromised',
        target: {
          kind: 'organization',
          provider,
          organizationId: `${provider}-organization`,
        },
      });
      const section = of.sections.find(({ half }) => half === 'provider');
      expect(section).toMatchObject({ actor: 'provider_admin', connectionCount: 1 });
      // Named by its provider in lists, too.
      expect(of.waitsFor).toContainEqual(
        expect.objectContaining({ actor: 'provider_admin', provider }),
      );
      const keys = section?.steps.map(({ key }) => key) ?? [];
      expect(keys.slice(0, 2)).toEqual(before);
      expect(section?.steps.find(({ reports }) => reports === 'provider')?.key).toBe(ends);
    },
  );

  test.each<[ProviderId, string[], string[]]>([
    [
      'google',
      ['google-remove-person-access', 'google-suspend-user'],
      ['google-remove-person-access'],
    ],
    ['slack', ['slack-deactivate-member'], ['slack-remove-authorization']],
    ['dropbox', ['dropbox-suspend-member'], ['dropbox-disconnect']],
    [
      'salesforce',
      ['salesforce-freeze-user', 'salesforce-revoke-person'],
      ['salesforce-revoke-person'],
    ],
  ])(
    'of a leaver at %s has steps for its admins; an account that is not their own stays usable',
    async (provider, ownSteps, otherSteps) => {
      await at(provider, 'Ada');
      await at(provider, 'Sales');
      const { Ada, Sales } = await connectionsOf(server, leaver);
      const of = await openCase(server, admin, {
        situation: 'left',
        target: { kind: 'person', userId: '11' },
        ownAccounts: [Ada?.id ?? ''],
      });
      const sectionOf = (id = '') =>
        of.sections.find(
          ({ half, connectionIds }) => half === 'provider' && connectionIds.includes(id),
        );
      const own = sectionOf(Ada?.id);
      expect(own).toMatchObject({ actor: 'provider_admin', isOwnAccount: true });
      expect(own?.steps.map(({ key }) => key)).toEqual(ownSteps);
      expect(own?.steps.filter(({ reports }) => reports === 'provider')).toHaveLength(1);
      expect(sectionOf(Sales?.id)?.steps.map(({ key }) => key)).toEqual(otherSteps);
    },
  );

  test('of a person who leaves has their hand-over first, and reports nothing by it', async () => {
    await given(server.store, leaver, { name: 'Ada' });
    await at('dropbox', 'Ada Dropbox');
    const { Ada } = await connectionsOf(server, leaver);
    const target = { kind: 'person', userId: '11' } as const;
    const { sections } = await dryRunOf(server, leaver, { situation: 'left', target });
    expect(sections.map(({ actor, half }) => [actor, half])).toEqual([
      ['person', null],
      ['person', 'provider'],
      ['person', 'provider'],
      ['person', 'monday'],
    ]);
    const of = await openCase(server, leaver, { situation: 'left', target });
    const [first] = of.sections;
    expect(first?.steps.map(({ key, reports }) => [key, reports])).toEqual([
      ['monday-hand-over-own', null],
    ]);
    const [step] = first?.steps ?? [];
    if (!step) throw new Error('no step');
    const path = `/api/cases/${of.id}/sections/${first?.id}/guide`;
    const { guide } = sectionGuide.parse((await call(server, 'GET', path, leaver)).json());
    expect(guide.steps[0]?.does).toContain('those that use this connection stop');
    expect(guide.steps[0]?.message?.text).toContain('Please transfer my automations');
    expect((await change(server, leaver, of.id, step, { state: 'done' })).statusCode).toBe(200);
    const after = await connectionsOf(server, leaver);
    expect(after.Ada?.state).toBe('revoking');
    expect(Ada?.state).toBe('active');
  });
});
