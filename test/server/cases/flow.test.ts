import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { revocationCase } from '../../../server/contract/case.ts';
import {
  call,
  caseOf,
  change,
  closeAsIs,
  connectionsOf,
  dryRunOf,
  openCase,
  sectionOf,
  tick,
} from '../../kit/cases.ts';
import { contoso } from '../../kit/connections.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';

import { admin, endWithLeaver, now, ofLeaver, startWithLeaver, viewer } from './leaver.ts';

describe.each(storeKinds)('a revocation from beginning to end (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startWithLeaver(kind);
  });
  afterEach(() => endWithLeaver(server));

  test('the dry run says what is chosen, who else is hit, and who must act, and changes nothing', async () => {
    const before = await connectionsOf(server, admin, 'account');
    const run = await dryRunOf(server, admin, ofLeaver);
    expect(run.chosen).toMatchObject({ count: 3, people: 1 });
    expect(run.alsoAffected).toMatchObject({
      count: 1,
      connections: [{ displayName: 'Shared mailbox', userId: '12', reason: 'same_identity' }],
    });
    expect(
      run.sections.map(({ actor, organization, method, connectionCount }) => [
        actor,
        organization?.name ?? null,
        method,
        connectionCount,
      ]),
    ).toEqual([
      ['monday_admin', null, null, 3],
      ['entra_admin', 'Contoso', 'one_person', 1],
      ['entra_admin', 'Fabrikam', 'one_person', 1],
      ['person', null, 'own_account', 1],
      ['monday_support', null, null, 3],
    ]);
    expect(run.warnings).toContainEqual({ code: 'personal_accounts', count: 1 });
    expect(await connectionsOf(server, admin, 'account')).toEqual(before);
    expect((await call(server, 'GET', '/api/cases?scope=account', admin)).json().items).toEqual([]);
  });

  test('an admin takes a leaver from the dry run to the closed case, half by half', async () => {
    const opened = await openCase(server, admin, ofLeaver);
    expect(opened).toMatchObject({
      status: 'open',
      visibility: 'admins',
      openedBy: '10',
      openedAt: now,
      connectionCount: 3,
      view: 'whole',
    });
    const during = await connectionsOf(server, admin, 'account');
    expect(during['Ada at Contoso']).toMatchObject({ state: 'revoking', caseId: opened.id });
    expect(during['Shared mailbox']).toMatchObject({ state: 'active', caseId: null });

    const contosoSection = opened.sections.find((one) => one.organization?.id === contoso.id);
    const [step] = contosoSection?.steps.filter((one) => one.reports === 'provider') ?? [];
    if (!step) throw new Error('no step for Contoso');
    const done = await change(server, admin, opened.id, step, {
      state: 'done',
      note: 'Removed in Entra',
      reportedAt: '2026-11-24T13:30:00Z',
    });
    expect(done.json().step).toMatchObject({
      state: 'done',
      note: 'Removed in Entra',
      by: { kind: 'user', userId: '10', saidToBe: null },
      at: now,
      reportedAt: '2026-11-24T13:30:00.000Z',
      version: 2,
    });
    const half = await connectionsOf(server, admin, 'account');
    expect(half['Ada at Contoso']).toMatchObject({
      state: 'revoking',
      atProvider: {
        state: 'reported',
        at: '2026-11-24T13:30:00.000Z',
        by: '10',
        proof: `step:${step.id}`,
      },
      inMonday: { state: 'stored' },
      clockEndsAt: '2026-11-24T15:00:00.000Z',
    });
    expect(half['Ada at Fabrikam']?.atProvider.state).toBe('granted');

    await tick(server, admin, opened.id, 'provider');
    await tick(server, admin, opened.id, 'monday_requested');
    const asked = await connectionsOf(server, admin, 'account');
    expect(asked['Ada at home']?.inMonday).toMatchObject({ state: 'requested', by: '10' });
    await tick(server, admin, opened.id, 'monday_deleted');

    const closed = await closeAsIs(server, admin, opened.id, { note: 'All but the checks' });
    expect(closed.statusCode, closed.body).toBe(200);
    expect(revocationCase.parse(closed.json())).toMatchObject({
      status: 'closed',
      closedBy: '10',
      closedAt: now,
      closeNote: 'All but the checks',
    });
    const after = await connectionsOf(server, admin, 'account');
    for (const name of ['Ada at Contoso', 'Ada at Fabrikam', 'Ada at home']) {
      expect(after[name]).toMatchObject({ state: 'revoked', caseId: null, alerts: [] });
    }
    const activity = await call(server, 'GET', '/api/activity', admin);
    const kinds = activityPage.parse(activity.json()).items.map((entry) => entry.kind);
    expect(kinds.filter((one) => one === 'case_opened')).toHaveLength(1);
    expect(kinds.filter((one) => one === 'step_done')).toHaveLength(5);
    expect(kinds[0]).toBe('case_closed');
  });

  test('one half alone is never "revoked"', async () => {
    const { id } = await openCase(server, admin, ofLeaver);
    await tick(server, admin, id, 'provider');
    await closeAsIs(server, admin, id);
    const seen = await connectionsOf(server, admin, 'account');
    expect(seen['Ada at Contoso']).toMatchObject({
      state: 'partly',
      atProvider: { state: 'reported' },
      inMonday: { state: 'stored' },
    });
  });

  test('a viewer revokes their own, and acts on both sides', async () => {
    const target = { kind: 'person', userId: '13' } as const;
    const opened = await openCase(server, viewer, { situation: 'not_needed', target });
    expect(opened).toMatchObject({ visibility: 'people', openedBy: '13', view: 'whole' });
    expect(opened.sections.map(({ actor, userId, half }) => [actor, userId, half])).toEqual([
      ['person', '13', 'provider'],
      ['person', '13', 'monday'],
    ]);
    await tick(server, viewer, opened.id, 'provider');
    const [, inMonday] = opened.sections;
    for (const step of inMonday?.steps ?? []) {
      const changes = step.asksOutcome
        ? { state: 'done' as const, outcome: 'deleted' as const }
        : { state: 'not_needed' as const };
      await change(server, viewer, opened.id, step, changes);
    }
    const closed = await closeAsIs(server, viewer, opened.id);
    expect(closed.json().status).toBe('closed');
    expect((await connectionsOf(server, viewer)).Vera).toMatchObject({ state: 'revoked' });
    const mine = await call(server, 'GET', '/api/cases?status=closed', viewer);
    expect(mine.json().items).toMatchObject([
      { id: opened.id, waitsFor: [{ actor: 'person' }], providers: ['microsoft'] },
    ]);
  });

  test('a completion that was a mistake is undone, with what it reported', async () => {
    const { id } = await openCase(server, admin, ofLeaver);
    const before = await connectionsOf(server, admin, 'account');
    await tick(server, admin, id, 'provider');
    const ticked = await caseOf(server, admin, id);
    expect(sectionOf(ticked, 'entra_admin').proof).toMatchObject({
      claim: { state: 'reported', at: now, by: '10' },
      clockEndsAt: '2026-11-24T15:30:00.000Z',
      counts: { open: 0, requested: 0, reported: 1, seen: 0 },
    });
    for (const section of ticked.sections) {
      for (const step of section.steps.filter((one) => one.state === 'done')) {
        await change(server, admin, id, step, { state: 'open' });
      }
    }
    expect(await connectionsOf(server, admin, 'account')).toEqual(before);
  });
});
