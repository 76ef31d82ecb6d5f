import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RevocationCase } from '../../../server/contract/case.ts';
import { caseLinks, madeLink } from '../../../server/contract/case-link.ts';
import { call, caseOf, openCase, sectionOf } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };

describe.each(storeKinds)('the links of a case (%s)', (kind) => {
  let server: TestServer;
  let opened: RevocationCase;
  beforeEach(async () => {
    server = await startServer(kind, { RATE_LIMIT_SCALE: '0' });
    await given(server.store, member, { name: 'Ada Lovelace', email: 'ada@contoso.example' });
    opened = await openCase(server, admin, {
      situation: 'left',
      target: { kind: 'person', userId: '11' },
    });
  });
  afterEach(() => server.close());

  const path = () => `/api/cases/${opened.id}/links`;
  const make = () =>
    call(server, 'POST', path(), admin, { sectionIds: [sectionOf(opened, 'entra_admin').id] });

  test('are fifty at most that work; another is made once one is revoked', async () => {
    const first = madeLink.parse((await make()).json());
    for (let made = 1; made < 50; made += 1) expect((await make()).statusCode).toBe(201);
    const refused = await make();
    expect(refused.statusCode).toBe(409);
    expect(refused.json().detail).toBe(
      'The case has 50 links that work. No link was made. Revoke one first.',
    );
    expect((await call(server, 'DELETE', `${path()}/${first.link.id}`, admin)).statusCode).toBe(
      204,
    );
    expect((await make()).statusCode).toBe(201);
    const { items } = caseLinks.parse((await server.get(path(), admin)).json());
    expect(items.filter(({ state }) => state === 'live')).toHaveLength(50);
    expect(items.at(-1)?.state).toBe('taken_back');
  });

  test('let a step be changed fifty times; then only an admin changes it', async () => {
    const token = madeLink.parse((await make()).json()).url.split('#')[1];
    const [step] = sectionOf(opened, 'entra_admin').steps;
    const change = (version: number, state: string) =>
      server.app.inject({
        method: 'PATCH',
        url: `/api/case-link/steps/${step?.id}`,
        headers: { authorization: `Case ${token}` },
        payload: { version, state, name: 'Sam Support' },
      });
    for (let version = 1; version <= 50; version += 1) {
      const answer = await change(version, version % 2 === 0 ? 'open' : 'done');
      expect(answer.statusCode, answer.body).toBe(200);
    }
    const refused = await change(51, 'done');
    expect(refused.statusCode).toBe(409);
    expect(refused.json().detail).toContain('Nothing was saved. Ask the admin');
    const steps = sectionOf(await caseOf(server, admin, opened.id), 'entra_admin').steps;
    expect(steps[0]?.state).toBe('open');
    const byAdmin = await call(
      server,
      'PATCH',
      `/api/cases/${opened.id}/steps/${step?.id}`,
      admin,
      { version: 51, state: 'done' },
    );
    expect(byAdmin.statusCode, byAdmin.body).toBe(200);
  });
});
