import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase as openInStore } from '../../../server/cases/changes/open-case.ts';
import type { CaseTarget } from '../../../server/contract/case.ts';
import { caseOf, dryRunOf, openCase, whenWritten } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const request = {
  situation: 'not_needed',
  target: { kind: 'filter', filter: { state: 'active', access: 'lasting' } },
} as const;
const all = 1600;

describe.each(storeKinds)('a filter that finds many (%s)', { timeout: 240_000 }, (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    const people = Array.from({ length: 400 }, (_, index) => index + 100);
    await fillConnections({ url: server.url, accountId: 1, count: all, people });
  });
  afterEach(() => server.close());

  const idsIn = async (caseId: string) => {
    const rows = await server.store
      .account('1')
      .caseConnections()
      .where('case_id', '=', caseId)
      .select(['connection_id', 'provider_section_id', 'monday_section_id'])
      .execute();
    expect(rows.every((row) => row.provider_section_id && row.monday_section_id)).toBe(true);
    return new Set(rows.map((row) => row.connection_id));
  };
  const found = async () => {
    const { access } = request.target.filter;
    const rows = await server.store
      .account('1')
      .connections()
      .where('access', '=', access)
      .select('id')
      .orderBy('id')
      .execute();
    return rows.map((row) => row.id);
  };

  test('gives a case of all of them, whose state changes as they come into it', async () => {
    const ids = await found();
    expect(ids.length).toBeGreaterThan(1400);
    const run = await dryRunOf(server, admin, request);
    expect(run.chosen.count).toBe(ids.length);
    const opened = await openCase(server, admin, request);
    expect(opened).toMatchObject({ connectionCount: ids.length });
    await whenWritten(server, admin, opened.id);
    expect(await idsIn(opened.id)).toEqual(new Set(ids));
    const counted = opened.sections
      .filter(({ half }) => half === 'provider')
      .reduce((sum, section) => sum + section.connectionCount, 0);
    expect(counted).toBe(ids.length);
    expect((await caseOf(server, admin, opened.id)).offered.count).toBe(0);
    await expectCountersRight(server.store, 1);
  });

  test('is what the case holds, whatever fits by the time that it is filled', async () => {
    const ids = await found();
    const run = await dryRunOf(server, admin, request);
    const id = uuidv7();
    await openInStore(
      server.store.account('1'),
      { accountId: '1', userId: '10', role: 'admin' },
      {
        id,
        fingerprint: run.fingerprint,
        request: request as { situation: 'not_needed'; target: CaseTarget },
        visibility: 'admins',
      },
    );
    const [last = ''] = ids.slice(-1);
    expect((await idsIn(id)).has(last)).toBe(false);
    await server.store.account('1').transaction(async (account) => {
      await account.updateConnections({ access: 'temporary' }).where('id', '=', last).execute();
      await account
        .updateConnections({ access: 'lasting' })
        .where('access', '=', 'temporary')
        .where('id', '!=', last)
        .execute();
    });
    expect(await whenWritten(server, admin, id)).toMatchObject({ connectionCount: ids.length });
    expect(await idsIn(id)).toEqual(new Set(ids));
    expect(await server.store.account('1').chosen().selectAll().execute()).toEqual([]);
  });

  test('counts who shares an account, batch by batch', async () => {
    const chosen = await server.store
      .account('1')
      .connections()
      .where('access', '=', 'lasting')
      .where('account_type', '=', 'work')
      .select(['provider_identity', 'organization_id', 'organization_name'])
      .orderBy('id')
      .execute();
    for (const [index, row] of [chosen.at(3), chosen.at(-3)].entries()) {
      const id = row?.organization_id ?? '';
      const key = row?.provider_identity.slice(id.length + 1) ?? '';
      await given(
        server.store,
        { accountId: 1, userId: 90 },
        {
          name: `Shared ${index}`,
          access: 'temporary',
          organization: { id, name: row?.organization_name ?? '' },
          key,
        },
      );
    }
    const { alsoAffected } = await dryRunOf(server, admin, request);
    const named = alsoAffected.connections.map(({ displayName, reason }) => [displayName, reason]);
    expect(alsoAffected.count).toBe(2);
    expect(named).toEqual([
      ['Shared 0', 'same_identity'],
      ['Shared 1', 'same_identity'],
    ]);
  });

  test('counts everyone else of the organizations for which access ends', async () => {
    const run = await dryRunOf(server, admin, { ...request, situation: 'app_compromised' });
    const ended = run.sections.flatMap(({ organization }) => organization?.id ?? []);
    const inOrganizations = await server.store
      .account('1')
      .connections()
      .where('organization_id', 'in', ended)
      .select('access')
      .execute();
    const others = inOrganizations.filter(({ access }) => access !== 'lasting');
    expect(others.length).toBeGreaterThan(0);
    expect(run.alsoAffected.count).toBe(others.length);
    expect(run.alsoAffected.connections).toHaveLength(others.length);
  });
});
