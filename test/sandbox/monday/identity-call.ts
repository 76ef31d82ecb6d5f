import type { ProviderId } from '../../../server/contract/common.ts';
import { account, type Person } from './people.ts';
import { signRequestToken } from './tokens.ts';

/** Outcome of the identifier call, as monday would show it. */
export type IdentityOutcome =
  | { isConnected: true; providerUniqueIdentifier: string; displayName: string }
  | { isConnected: false; status: number; detail: string };

export interface IdentityCall {
  person: Person;
  /** The app's address, `PUBLIC_URL`. */
  view: string;
  provider: ProviderId;
  /** Access token that monday has just received from the provider. */
  token: string;
  /** Fields of the token response that the credentials feature asks to be passed on. */
  tokenRequestedParams: Record<string, unknown>;
  /** Fields that the person typed beside the credential. */
  parameters?: Record<string, unknown>;
  at: Date;
}

/** Returns the text for a person out of the app's problem document. */
export const detailOf = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'detail' in answer
    ? String(answer.detail)
    : 'The app gave no reason.';

/**
 * monday asks the app whose account was connected.
 * https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials
 */
export async function callIdentity(call: IdentityCall): Promise<IdentityOutcome> {
  const url = `${call.view}/monday/credentials/${call.provider}/identity`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: signRequestToken(call.person, url, call.at),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      token: call.token,
      userId: call.person.id,
      accountId: account.id,
      appFeatureReferenceId: 10_000_011,
      callbackRequestedParams: {},
      tokenRequestedParams: call.tokenRequestedParams,
      userCredentialsParams: call.parameters ?? {},
    }),
  });
  const answer: unknown = await response.json();
  if (!response.ok)
    return { isConnected: false, status: response.status, detail: detailOf(answer) };
  const { providerUniqueIdentifier, displayName } = answer as Record<string, string>;
  return {
    isConnected: true,
    providerUniqueIdentifier: String(providerUniqueIdentifier),
    displayName: String(displayName),
  };
}
