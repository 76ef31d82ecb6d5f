import jwt from 'jsonwebtoken';
import {
  type Caller,
  clientSecret,
  requestClaims,
  sessionClaims,
  signingSecret,
} from '../../kit/tokens.ts';
import { account, type Person } from './people.ts';
import type { MondayState } from './state.ts';

const callerOf = ({ id, kind }: Person): Caller => ({
  accountId: account.id,
  userId: id,
  kind: kind === 'agent_member' ? 'member' : kind,
});

const seconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** The session token that the frame hands to the view, as the controls say. */
export function signSessionToken(
  person: Person,
  { controls, now }: Pick<MondayState, 'controls' | 'now'>,
): string {
  const claims = sessionClaims(callerOf(person));
  const lifetime = controls.sessionTokens === 'expired' ? -60 : controls.sessionTokenSeconds;
  const secret =
    controls.sessionTokens === 'foreign' ? 'secret-of-another-app-0123456789' : clientSecret;
  return jwt.sign(
    {
      dat: { ...claims.dat, slug: account.slug, user_kind: person.kind },
      exp: seconds(now()) + lifetime,
    },
    secret,
    { noTimestamp: true },
  );
}

/**
 * The request token of a call from monday's servers.
 *
 * @param aud address of the endpoint
 * @param at when monday calls
 */
export function signRequestToken(person: Person, aud: string, at: Date): string {
  const iat = seconds(at);
  return jwt.sign({ ...requestClaims(callerOf(person), aud), iat, exp: iat + 300 }, signingSecret);
}

/** The token of a lifecycle event: of the session's form, with the client secret. */
export const signLifecycleToken = (person: Person, at: Date): string =>
  jwt.sign({ ...sessionClaims(callerOf(person)), exp: seconds(at) + 300 }, clientSecret, {
    noTimestamp: true,
  });
