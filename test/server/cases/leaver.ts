import { vi } from 'vitest';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import type { StoreKind } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

export const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
export const leaver: Caller = { accountId: 1, userId: 11 };
export const colleague: Caller = { accountId: 1, userId: 12 };
export const viewer: Caller = { accountId: 1, userId: 13, kind: 'view_only' };

export const fabrikam = { id: '22222222-2222-4222-8222-222222222222', name: 'Fabrikam' };
export const now = '2026-11-24T14:00:00.000Z';
export const ofLeaver = { situation: 'left', target: { kind: 'person', userId: '11' } } as const;

/** A server with the connections of a leaver, a colleague and a viewer, at a fixed time. */
export async function startWithLeaver(kind: StoreKind): Promise<TestServer> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  const server = await startServer(kind);
  await given(server.store, leaver, { name: 'Ada at Contoso' });
  await given(server.store, leaver, { name: 'Ada at Fabrikam', organization: fabrikam });
  await given(server.store, leaver, {
    name: 'Ada at home',
    organization: null,
    accountType: 'personal',
  });
  await given(server.store, colleague, { name: 'Shared mailbox', key: 'Ada at Contoso' });
  await given(server.store, viewer, { name: 'Vera' });
  return server;
}

/** Ends it, once its counters are right. */
export async function endWithLeaver(server: TestServer): Promise<void> {
  await expectCountersRight(server.store, 1);
  await server.close();
  vi.useRealTimers();
}
