import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { revocationCase } from '../../../server/contract/case.ts';
import { caseStillOpen } from '../../../server/contract/case-change.ts';
import {
  call,
  caseOf,
  change,
  closeAsIs,
  connectionsOf,
  dryRunOf,
  openCase,
  stepOf,
  tick,
} from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';

import { admin, endWithLeaver, leaver, ofLeaver, startWithLeaver, viewer } from './leaver.ts';

describe.each(storeKinds)('how a case ends (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startWithLeaver(kind);
  });
  afterEach(() => endWithLeaver(server));

  test('closing names what is open, section by section', async () => {
    const { id, sections } = await openCase(server, admin, ofLeaver);
    const refused = await call(server, 'POST', `/api/cases/${id}/close`, admin, {});
    expect(refused.statusCode).toBe(409);
    const { type, open } = caseStillOpen.parse(refused.json());
    expect(type).toBe('urn:keyholder:problem:case-still-open');
    expect(open.map((one) => one.sectionId)).toEqual(sections.map((one) => one.id));
    const [first] = sections;
    const some = { leaveOpen: [first?.id] };
    expect((await call(server, 'POST', `/api/cases/${id}/close`, admin, some)).statusCode).toBe(
      409,
    );
    expect((await caseOf(server, admin, id)).status).toBe('open');
    expect((await closeAsIs(server, admin, id)).statusCode).toBe(200);
    const again = await closeAsIs(server, admin, id);
    expect(again.json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:case-not-open',
    });
  });

  test('a closed case changes no more, and goes on once it is opened again', async () => {
    const opened = await openCase(server, admin, ofLeaver);
    const step = stepOf(opened, 'provider');
    await closeAsIs(server, admin, opened.id);
    const refused = await change(server, admin, opened.id, step, { state: 'done' });
    expect(refused.json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:case-not-open',
    });
    const reopened = await call(server, 'POST', `/api/cases/${opened.id}/reopen`, admin);
    expect(reopened.json()).toMatchObject({ status: 'open', closedAt: null });
    expect((await connectionsOf(server, admin, 'account'))['Ada at home']?.state).toBe('revoking');
    expect((await change(server, admin, opened.id, step, { state: 'done' })).statusCode).toBe(200);
    const twice = await call(server, 'POST', `/api/cases/${opened.id}/reopen`, admin);
    expect(twice.json().type).toBe('urn:keyholder:problem:case-open');
  });

  test('a withdrawn case leaves the connections as they were', async () => {
    const before = await connectionsOf(server, admin, 'account');
    const { id } = await openCase(server, admin, ofLeaver);
    const withdrawn = await call(server, 'POST', `/api/cases/${id}/withdraw`, admin);
    expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', closedBy: '10' });
    const after = await connectionsOf(server, admin, 'account');
    for (const [name, connection] of Object.entries(before)) {
      expect(after[name]).toEqual({ ...connection, stateSince: after[name]?.stateSince });
    }
  });

  test('a connection that came later is offered, and gets steps of its own once it is added', async () => {
    const opened = await openCase(server, admin, ofLeaver);
    await tick(server, admin, opened.id, 'provider');
    vi.setSystemTime('2026-11-24T15:00:00.000Z');
    await given(server.store, leaver, { name: 'Ada again', at: '2026-11-24T15:00:00.000Z' });
    const seen = await connectionsOf(server, admin, 'account');
    const late = seen['Ada again'];
    expect(late).toMatchObject({ state: 'active', caseId: null });
    const offering = await caseOf(server, admin, opened.id);
    expect(offering.offered).toEqual({
      count: 1,
      countExact: true,
      connectionIds: [late?.id],
    });
    expect(offering.connectionCount).toBe(3);
    const path = `/api/cases/${opened.id}/connections`;
    const added = await call(server, 'POST', path, admin, { connectionIds: [late?.id] });
    expect(added.statusCode, added.body).toBe(200);
    const grown = revocationCase.parse(added.json());
    expect(grown).toMatchObject({ connectionCount: 4, offered: { count: 0 } });
    const [, ...more] = grown.sections.filter((one) => one.organization?.id === contoso.id);
    expect(more).toMatchObject([{ connectionIds: [late?.id], proof: { claim: null } }]);
    expect(new Set(more[0]?.steps.map((step) => step.state))).toEqual(new Set(['open']));
    const after = await connectionsOf(server, admin, 'account');
    expect(after['Ada again']).toMatchObject({
      state: 'revoking',
      atProvider: { state: 'granted' },
    });
    const twice = await call(server, 'POST', path, admin, { connectionIds: [late?.id] });
    expect(twice.json().type).toBe('urn:keyholder:problem:not-offered');
  });

  test('a compromised app is blocked for whole organizations, and says whom that hits', async () => {
    const { Vera } = await connectionsOf(server, viewer);
    const run = await dryRunOf(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'connections', connectionIds: [Vera?.id ?? ''] },
    });
    expect(run.sections.map(({ actor, method }) => [actor, method])).toEqual([
      ['entra_admin', 'block_sign_in'],
      ['monday_support', null],
    ]);
    expect(run.alsoAffected.count).toBe(2);
    expect(new Set(run.alsoAffected.connections.map((one) => one.reason))).toEqual(
      new Set(['same_organization']),
    );
    expect(run.warnings.map((one) => one.code)).toContain('other_monday_accounts');
    const chosen = await dryRunOf(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'provider', provider: 'microsoft' },
      method: 'remove_app',
    });
    expect(chosen.chosen.count).toBe(5);
    const methods = chosen.sections.filter((one) => one.actor === 'entra_admin');
    expect(methods.map((one) => one.method)).toEqual(['remove_app', 'remove_app']);
  });

  test('the overview counts alerts and open cases, for all and for each', async () => {
    await openCase(server, admin, ofLeaver);
    await openCase(server, viewer, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '13' },
    });
    const all = await call(server, 'GET', '/api/connections/summary?scope=account', admin);
    expect(all.json()).toMatchObject({
      openCases: 2,
      alerts: { stillWorks: 0, reconnected: 0 },
      byState: [
        { state: 'active', connections: 1 },
        { state: 'revoking', connections: 4 },
      ],
    });
    const own = await call(server, 'GET', '/api/connections/summary', viewer);
    expect(own.json()).toMatchObject({ openCases: 1 });
    const cases = await call(server, 'GET', '/api/cases?scope=account&status=open', admin);
    expect(cases.json().items[1]).toMatchObject({
      steps: { done: 0 },
      waitsFor: [
        { actor: 'monday_admin' },
        { actor: 'entra_admin', organization: { name: 'Contoso' } },
        { actor: 'entra_admin', organization: { name: 'Fabrikam' } },
        { actor: 'person', userId: '11' },
        { actor: 'monday_support' },
      ],
    });
  });
});
