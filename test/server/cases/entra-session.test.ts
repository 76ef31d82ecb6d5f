import { describe, expect, test, vi } from 'vitest';
import { entraCheck } from '../../../server/contract/entra-check.ts';
import { call, openCase } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';

import { ada, adaId, admin, bob, grantedTo, token, useEntraCase } from './entra-case.ts';

describe.each(storeKinds)('the session of a check at Entra (%s)', (kind) => {
  const { at, post, sessionFor, ask, check, atProvider } = useEntraCase(kind);

  test('reads on through empty and full pages, and asks for many people at once', async () => {
    for (let number = 0; number < 25; number += 1) {
      const key = `aaaaaaaa-1111-4111-8111-${String(number).padStart(12, '0')}`;
      await given(
        at.server.store,
        { accountId: 1, userId: 100 + number },
        { name: `N${number}`, key },
      );
      at.entra.state.grants.push(grantedTo(key));
    }
    at.entra.state.pageSize = 10;
    at.opened = await openCase(at.server, admin, {
      situation: 'app_compromised',
      target: { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
    });
    at.entra.filters.length = 0;
    expect(await check()).toMatchObject({ counts: { granted: 27 } });
    expect(at.entra.filters.length).toBeLessThan(6);
    expect(at.entra.filters.join()).not.toContain('principalId');
  });

  test('a connection made after Entra was asked keeps its own state', async () => {
    at.entra.state.app = null;
    await given(at.server.store, ada, { name: 'Ada', key: adaId, at: '2026-11-24T14:00:00.500Z' });
    const seen = await check();
    expect(seen.connections.find((one) => one.displayName === 'Ada')).toMatchObject({
      isNewer: true,
    });
    expect(await atProvider('Ada')).toMatchObject({ state: 'granted', checkedAt: null });
    expect(await atProvider('Bob')).toMatchObject({ state: 'removed' });
  });

  test('a hidden case tips no one off, and a person has their own checked alone', async () => {
    at.entra.state.app = null;
    await check();
    expect(await atProvider('Ada', ada)).toMatchObject({ state: 'granted', checkedAt: null });
    const own = await openCase(at.server, bob, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '12' },
    });
    const { session } = await sessionFor(bob, own.id);
    expect(session.organizations).toMatchObject([{ connections: 1 }]);
    const answer = entraCheck.parse((await ask(session.ticket)).json());
    expect(answer.connections.map((one) => one.displayName)).toEqual(['Bob']);
    expect(await atProvider('Bob', bob)).toMatchObject({ state: 'removed', by: '12' });
  });

  test('ends after half an hour, and asks about organizations of the case alone', async () => {
    const { session } = await sessionFor(admin);
    expect((await ask(session.ticket, adaId)).statusCode).toBe(404);
    expect((await ask(session.ticket, "x' or '1' eq '1")).statusCode).toBe(400);
    vi.setSystemTime('2026-11-24T14:30:00.000Z');
    const late = await ask(session.ticket);
    expect(late.json()).toMatchObject({
      status: 401,
      type: 'urn:keyholder:problem:code-not-valid',
    });
    expect(late.headers['www-authenticate']).toBe('Check');
    expect(at.entra.tokens).toEqual([]);
  });

  test.each(['close', 'withdraw'])(
    'of a case that ended (%s) is refused, asks Microsoft nothing and records nothing',
    async (end) => {
      const { session } = await sessionFor(admin);
      const body = { purpose: 'entra', caseId: at.opened.id };
      const spare = (await call(at.server, 'POST', '/api/handoffs', admin, body)).json();
      at.entra.state.app = null;
      const before = await atProvider('Ada');
      const leaveOpen = at.opened.sections.map(({ id }) => id);
      const how = end === 'close' ? { leaveOpen } : {};
      const ended = await call(at.server, 'POST', `/api/cases/${at.opened.id}/${end}`, admin, how);
      expect(ended.statusCode, ended.body).toBe(200);
      const late = await ask(session.ticket);
      expect(late.json()).toMatchObject({
        status: 409,
        type: 'urn:keyholder:problem:entra-case-not-open',
        detail: expect.stringMatching(/closed or withdrawn\. Nothing was recorded.*Open it again/),
      });
      expect((await post('/api/entra-sessions', `Code ${spare.code}`)).statusCode).toBe(409);
      expect(at.entra.tokens).toEqual([]);
      expect(await atProvider('Ada')).toEqual(before);
    },
  );

  test('the token goes to Graph and nowhere else: no log, no row, no answer', async () => {
    const { session } = await sessionFor(admin);
    const answer = await ask(session.ticket);
    expect(new Set(at.entra.tokens)).toEqual(new Set([`Bearer ${token}`]));
    expect(answer.body).not.toContain(token);
    expect(at.server.logLines.join('\n')).not.toContain('secret-value');
    expect(at.server.logLines.join('\n')).not.toContain(session.ticket.split('.')[1]);
    expect(at.server.statements.join('\n')).not.toContain('secret-value');
    const account = at.server.store.account('1');
    const rows = await Promise.all([
      account.handoffs().selectAll('handoffs').execute(),
      account.caseEffects().selectAll('case_effects').execute(),
    ]);
    expect(JSON.stringify(rows)).not.toContain('secret-value');
    expect(JSON.stringify(rows)).not.toContain(session.ticket.split('.')[1]);
  });

  test('where no sign-in is set up, it says so and uses no code up', async () => {
    const without = await startServer('sqlite');
    const answer = await without.app.inject({
      method: 'POST',
      url: '/api/entra-sessions',
      headers: { authorization: `Code 1.${'A'.repeat(43)}` },
    });
    expect(answer.json()).toMatchObject({ status: 422, type: 'urn:keyholder:problem:entra-off' });
    await without.close();
  });
});
