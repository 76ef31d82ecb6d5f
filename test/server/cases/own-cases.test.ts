import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, connectionsOf, dryRunOf, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };

describe.each(storeKinds)('a case about one’s own connections (%s)', (kind) => {
  let server: TestServer;
  let connectionId: string;
  beforeEach(async () => {
    server = await startServer(kind, { RATE_LIMIT_SCALE: '0' });
    await given(server.store, member, { name: 'Ada', email: 'ada@contoso.example' });
    connectionId = (await connectionsOf(server, member)).Ada?.id ?? '';
  });
  afterEach(() => server.close());

  const about = (situation: 'not_needed' | 'wrong_account' = 'not_needed') => ({
    situation,
    target: { kind: 'connections' as const, connectionIds: [connectionId] },
  });

  async function open(caller: Caller, request: ReturnType<typeof about>) {
    const { fingerprint } = await dryRunOf(server, caller, request);
    const body = { ...request, id: uuidv7(), fingerprint };
    return call(server, 'POST', '/api/cases', caller, body);
  }

  test('is opened once while it is open; the refusal names it', async () => {
    const first = await openCase(server, member, about());
    const again = await open(member, about());
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({
      type: 'urn:keyholder:problem:same-case-open',
      caseId: first.id,
    });
    expect((await open(member, about('wrong_account'))).statusCode).toBe(201);
    await call(server, 'POST', `/api/cases/${first.id}/withdraw`, member, {});
    expect((await open(member, about())).statusCode).toBe(201);
  });

  test('takes nothing that would make the same case another', async () => {
    for (const more of [{ leftOut: [uuidv7()] }, { ownAccounts: [uuidv7()] }]) {
      const answer = await call(server, 'POST', '/api/cases?dryRun=true', member, {
        ...about(),
        ...more,
      });
      expect(answer.json().type).toBe('urn:keyholder:problem:admins-only');
    }
  });

  test('of an admin neither counts nor shows, and admins are not limited', async () => {
    await openCase(server, admin, { ...about(), visibility: 'admins' });
    expect((await open(admin, about())).statusCode).toBe(201);
    expect((await open(member, about())).statusCode).toBe(201);
  });
});
