import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownGuide } from '../../../server/contract/case-guide.ts';
import { call, connectionsOf, openCase } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const people: [string, Caller][] = [
  ['member', { accountId: 1, userId: 11 }],
  ['guest', { accountId: 1, userId: 12, kind: 'guest' }],
  ['viewer', { accountId: 1, userId: 13, kind: 'view_only' }],
];
const namesake: Caller = { accountId: 2, userId: 11, kind: 'admin' };
const objectId = 'bbbbbbbb-2222-4222-8222-222222222222';
const applicationId = 'cccccccc-3333-4333-8333-333333333333';

describe.each(storeKinds)('how a person revokes a connection of their own (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind, { MICROSOFT_CLIENT_ID: applicationId });
  });
  afterEach(() => server.close());

  /** The address of the guide for the one connection of this person. */
  async function guideOf(caller: Caller) {
    const [own] = Object.values(await connectionsOf(server, caller));
    return `/api/connections/${own?.id}/guide`;
  }

  test.each(people)('a %s is told each half, filled with what is theirs', async (_name, caller) => {
    await given(server.store, caller, { name: 'Ada Lovelace', key: objectId });
    const answer = await call(server, 'GET', await guideOf(caller), caller);
    expect(answer.statusCode, answer.body).toBe(200);
    const { provider, monday } = ownGuide.parse(answer.json());
    expect(provider.guide.steps.map(({ id }) => id)).toEqual(['my-apps-revoke', 'my-apps-check']);
    expect(provider.mail).toBeNull();
    const text = JSON.stringify(provider.guide);
    for (const known of ['Ada Lovelace', objectId, applicationId, contoso.id]) {
      expect(text).toContain(known);
    }
    expect(monday.guide.steps[0]?.id).toBe('monday-look-beside-account');
    expect(monday.mail?.message.text).toContain(`User IDs: ${caller.userId}`);
    expect(monday.mail?.message.text).toContain('Please delete my stored workflow credentials');
  });

  test('the steps fit the kind of account, and are those that a case would have', async () => {
    const [[, member]] = people as [[string, Caller]];
    await given(server.store, member, { accountType: 'personal', organization: null });
    const path = await guideOf(member);
    const { provider, monday } = ownGuide.parse((await call(server, 'GET', path, member)).json());
    expect(provider.guide.id).toBe('microsoft-individual-personal');
    const of = await openCase(server, member, {
      situation: 'not_needed',
      target: { kind: 'person', userId: String(member.userId) },
    });
    const steps = of.sections.map((section) => section.steps.map(({ key }) => key));
    expect([provider, monday].map(({ guide }) => guide.steps.map(({ id }) => id))).toEqual(steps);
  });

  test('it comes in the language that is asked for', async () => {
    const [[, member]] = people as [[string, Caller]];
    await given(server.store, member);
    const path = await guideOf(member);
    const german = await call(server, 'GET', `${path}?language=de`, member);
    expect(ownGuide.parse(german.json()).provider.guide.language).toBe('de');
    expect((await call(server, 'GET', `${path}?language=xx`, member)).statusCode).toBe(400);
  });

  test('to everyone else, admins too, it is no connection of theirs', async () => {
    const [[, member], [, guest]] = people as [[string, Caller], [string, Caller]];
    await given(server.store, member);
    const path = await guideOf(member);
    const missing = await call(server, 'GET', `/api/connections/${uuidv7()}/guide`, guest);
    for (const caller of [admin, guest, namesake]) {
      const refused = await call(server, 'GET', path, caller);
      expect(refused.statusCode).toBe(404);
      expect(refused.body).toBe(missing.body);
    }
    expect((await server.app.inject({ url: path })).statusCode).toBe(401);
  });

  test('an admin is told of their own, as everyone is', async () => {
    await given(server.store, admin);
    expect((await call(server, 'GET', await guideOf(admin), admin)).statusCode).toBe(200);
  });
});
