import type { LightMyRequestResponse } from 'fastify';
import jwt from 'jsonwebtoken';
import type { TestServer } from './server.ts';
import { type Caller, clientSecret, sessionClaims } from './tokens.ts';

export interface GivenEvent {
  type?: string;
  timestamp?: string | null;
  /** Claims of the token that differ from a usual session's. */
  dat?: object;
  /** Fields of the body's `data` that differ from the token. */
  data?: object;
  secret?: string;
}

/** monday's time so many seconds from now. */
export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** The body as documented, with names in it. https://developer.monday.com/apps/docs/webhooks-1 */
function eventBody(caller: Caller, { type = 'uninstall', timestamp, data }: GivenEvent) {
  return {
    type,
    data: {
      app_id: 10_000_001,
      app_name: 'Sandbox Connector',
      user_id: caller.userId,
      user_email: 'user1@users.example',
      user_name: 'Uninstalling User',
      account_tier: 'free',
      account_max_users: 10_000,
      account_id: caller.accountId,
      account_name: 'Demo Account',
      account_slug: 'test',
      version_data: { major: 4, minor: 5, patch: 0, type: 'minor', number: 16 },
      timestamp: timestamp === undefined ? inSeconds(0) : timestamp,
      subscription: { plan_id: '5', is_trial: false, billing_period: 'monthly', max_units: 100 },
      user_country: 'IL',
      ...data,
    },
  };
}

/** A lifecycle event, as monday sends it, with a token for this caller. */
export function sendEvent(
  server: TestServer,
  caller: Caller,
  event: GivenEvent = {},
): Promise<LightMyRequestResponse> {
  const claims = sessionClaims(caller);
  const token = jwt.sign(
    { ...claims, dat: { ...claims.dat, ...event.dat } },
    event.secret ?? clientSecret,
    { noTimestamp: true },
  );
  return server.app.inject({
    method: 'POST',
    url: '/monday/lifecycle',
    headers: { authorization: token },
    payload: eventBody(caller, event),
  });
}

/** Waits for the work that goes on after an uninstall was answered. */
export async function untilStatus(server: TestServer, accountId: number, status: string) {
  const accountStore = server.store.lifecycle(String(accountId));
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if ((await accountStore.readState())?.status === status) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`The account is not ${status} after thirty seconds.`);
}
