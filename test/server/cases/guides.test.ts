import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planSections } from '../../../server/cases/opening/plan.ts';
import { ownGuide, sectionGuide } from '../../../server/contract/case-guide.ts';
import { providerId } from '../../../server/contract/common.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { situation } from '../../../server/contract/guide.ts';
import { call, connectionsOf, openCase, sectionOf } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const objectId = 'bbbbbbbb-2222-4222-8222-222222222222';
const applicationId = 'cccccccc-3333-4333-8333-333333333333';

describe('the guide of a section', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer('sqlite', { MICROSOFT_CLIENT_ID: applicationId });
    await given(server.store, member, { name: 'Ada Lovelace', key: objectId });
  });
  afterEach(() => server.close());

  async function opened() {
    return openCase(server, admin, {
      situation: 'left',
      target: { kind: 'person', userId: '11' },
    });
  }

  test('is filled with what is known of its connections, and has the steps that are ticked', async () => {
    const of = await opened();
    const section = sectionOf(of, 'entra_admin');
    const path = `/api/cases/${of.id}/sections/${section.id}/guide`;
    const { guide, mail } = sectionGuide.parse((await call(server, 'GET', path, admin)).json());
    expect(guide.id).toBe(section.guideId);
    expect(guide.steps.map((step) => step.id)).toEqual(section.steps.map((step) => step.key));
    expect(mail).toBeNull();
    const text = JSON.stringify(guide);
    for (const known of [contoso.id, objectId, applicationId, 'Contoso']) {
      expect(text).toContain(known);
    }
    expect(guide.unfilled).not.toContain('objectId');
    expect(guide.unfilled).not.toContain('tenantId');
  });

  test('of several people names each in its texts, and leaves the id in commands to be chosen', async () => {
    const other = objectId.replaceAll('2', '3');
    await given(server.store, member, { name: 'Bob Byron', key: other });
    const of = await opened();
    const section = sectionOf(of, 'entra_admin');
    const path = `/api/cases/${of.id}/sections/${section.id}/guide`;
    const { guide, app } = sectionGuide.parse((await call(server, 'GET', path, admin)).json());
    expect(app).toMatchObject({ applicationId });
    const remove = guide.steps.find(({ id }) => id === 'remove-person-permissions');
    expect(remove?.actions.join()).toContain('ask Ada Lovelace, Bob Byron to revoke');
    expect(remove?.commands[0]?.change).toContain('{objectId}');
    expect(guide.unfilled).toContain('objectId');
    expect(guide.unfilled).not.toContain('person');
  });

  test('of monday’s half has the mail, ready to copy', async () => {
    const of = await opened();
    const section = sectionOf(of, 'monday_support');
    const path = `/api/cases/${of.id}/sections/${section.id}/guide`;
    const { guide, mail } = sectionGuide.parse((await call(server, 'GET', path, admin)).json());
    expect(mail).toMatchObject({ connections: 1, of: 1, csv: null });
    expect(mail?.message.text).toContain('User IDs: 11');
    expect(mail?.message.text).toContain('I am an admin of the monday account');
    expect(mail?.message.text).toContain('By when: today');
    expect(mail?.message.text).toContain('confirm the deletion in writing');
    expect(guide.steps.map((step) => [step.id, step.message])).toEqual([
      ['monday-write-for-others', mail?.message],
      ['monday-note-confirmation', null],
    ]);
  });

  test('of monday’s half asks for the credential by the ids that its runs named', async () => {
    const account = server.store.account('1');
    const { id } = (await connectionsOf(server, member))['Ada Lovelace'] as Connection;
    await account.transaction(async (writer) => {
      for (const [credential, since] of [
        ['900004', '2026-01-02T00:00:00.000Z'],
        ['900017', '2026-03-02T00:00:00.000Z'],
      ] as const) {
        await writer
          .insertKnownCredential({
            provider: 'microsoft',
            user_credentials_id: credential,
            connection_id: id,
            since,
          })
          .execute();
      }
    });
    const of = await opened();
    const section = sectionOf(of, 'monday_support');
    const path = `/api/cases/${of.id}/sections/${section.id}/guide`;
    const { mail } = sectionGuide.parse((await call(server, 'GET', path, admin)).json());
    expect(mail?.message.text).toContain('userCredentialsId 900017, 900004)');
    const own = ownGuide.parse(
      (await call(server, 'GET', `/api/connections/${id}/guide`, member)).json(),
    );
    expect(own.monday.mail?.message.text).toContain('userCredentialsId 900017, 900004)');
  });

  test('through a masked link names no one, and through another section is not to be had', async () => {
    const of = await opened();
    const shared = sectionOf(of, 'entra_admin');
    const made = await call(server, 'POST', `/api/cases/${of.id}/links`, admin, {
      sectionIds: [shared.id],
    });
    const token = made.json().url.split('#')[1];
    const open = (sectionId: string) =>
      server.app.inject({
        url: `/api/case-link/sections/${sectionId}/guide`,
        headers: { authorization: `Case ${token}` },
      });
    const answer = await open(shared.id);
    expect(sectionGuide.parse(answer.json()).guide.id).toBe(shared.guideId);
    expect(answer.body).not.toContain('Lovelace');
    expect(answer.body).toContain(objectId);
    expect((await open(sectionOf(of, 'monday_support').id)).statusCode).toBe(404);
  });

  test('is not to be had by who may not see the case', async () => {
    const of = await opened();
    const path = `/api/cases/${of.id}/sections/${of.sections[0]?.id}/guide`;
    expect((await call(server, 'GET', path, member)).statusCode).toBe(404);
  });
});

const kinds = providerId.options.flatMap((provider) =>
  (['work', 'personal', 'guest', null] as const).flatMap((accountType) =>
    [true, false].flatMap((inOrganization) =>
      [false, inOrganization].map((isCovered) => ({
        provider,
        organization_id: inOrganization ? 'organization' : null,
        organization_name: inOrganization ? 'Organization' : null,
        account_type: accountType,
        connections: 1,
        isOwnAccount: false,
        isCovered,
      })),
    ),
  ),
);
const targets = [
  { kind: 'person', userId: '11' },
  { kind: 'provider', provider: 'microsoft' },
] as const;
const ways = situation.options.flatMap((one) =>
  targets.flatMap((target) =>
    ([undefined, 'block_sign_in', 'revoke_permissions', 'remove_app'] as const).map((method) => ({
      situation: one,
      target,
      ...(method && { method }),
    })),
  ),
);

test('whatever happened, and whatever it is about, each half has a section with a step that ends it', () => {
  for (const request of ways) {
    for (const group of kinds) {
      for (const ownUserId of ['11', null]) {
        const plans = planSections({ request, groups: [group], owners: null, ownUserId });
        const named = JSON.stringify({ request, group, ownUserId });
        const ofHalf = (half: string) => plans.filter((plan) => plan.half === half);
        expect(ofHalf('provider'), named).toHaveLength(1);
        expect(ofHalf('monday'), named).toHaveLength(1);
        const decisive = ofHalf('provider')[0]?.steps.filter((step) => step.reports === 'provider');
        // Where an admin's consent covers the person, a section may name two that are both needed.
        if (!group.isCovered) expect(decisive, named).toHaveLength(1);
        else expect(decisive?.length, named).toBeGreaterThan(0);
        const reports = ofHalf('monday')[0]?.steps.map((step) => step.reports);
        expect(reports, named).toContain('monday_requested');
        expect(reports, named).toContain('monday_deleted');
        const keys = plans.flatMap((plan) => plan.steps.map((step) => `${plan.key} ${step.key}`));
        expect(new Set(keys).size, named).toBe(keys.length);
      }
    }
  }
});

test('a personal account never gets an admin’s way', () => {
  for (const request of ways) {
    const group = kinds.find((one) => one.account_type === 'personal' && !one.organization_id);
    const plans = planSections({
      request,
      groups: [group as never],
      owners: null,
      ownUserId: null,
    });
    expect(plans.filter((plan) => plan.half === 'provider')).toMatchObject([
      {
        actor: 'person',
        method: 'own_account',
        guideId: expect.stringMatching(/^microsoft-individual-personal(-left|-wrong-account)?$/),
      },
    ]);
  }
});

test('a leaver’s automations are handed over before anything else', () => {
  const request = { situation: 'left', target: targets[0] } as const;
  const [first] = planSections({ request, groups: kinds, owners: null, ownUserId: null });
  expect(first).toMatchObject({
    actor: 'monday_admin',
    steps: [{ key: 'monday-hand-over-automations', reports: null }],
  });
});
