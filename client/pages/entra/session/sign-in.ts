import type { IPublicClientApplication } from '@azure/msal-browser';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { waitForAnswer } from './answered.ts';
import { type Gone, watchWindow } from './watch-window.ts';

type SignIn = EntraSession['signIn'];
export type SignInFault =
  | 'closed'
  | 'blocked'
  | 'declined'
  | 'overtaken'
  | 'tooLong'
  | 'tooStrong'
  | 'failed';

/** Time for a password, a second factor and a phone that has to be fetched. The page's ticket lives longer. */
const signInAtMostMilliseconds = 10 * 60_000;

/** No user was signed in; `fault` says how it ended. */
export class NotSignedIn extends Error {
  readonly fault: SignInFault;
  constructor(fault: SignInFault) {
    super(`not signed in: ${fault}`);
    this.name = 'NotSignedIn';
    this.fault = fault;
  }
}

/**
 * The library takes https alone. A stand-in on this machine has none, and the server admits no other
 * http address: then the library is told where the endpoints are instead of asking for them.
 */
function authorityOptions(authority: string) {
  if (!authority.startsWith('http:')) return {};
  const secure = authority.replace(/^http:/, 'https:');
  const endpoints = {
    issuer: `${secure}/{tenantid}/v2.0`,
    authorization_endpoint: `${authority}/{tenantid}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/{tenantid}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/{tenantid}/discovery/v2.0/keys`,
    end_session_endpoint: `${authority}/{tenantid}/oauth2/v2.0/logout`,
  };
  return {
    knownAuthorities: [new URL(secure).host],
    authorityMetadata: JSON.stringify(endpoints),
  };
}

const authorityOf = ({ authority }: SignIn, organizationId: string) =>
  `${authority.replace(/^http:/, 'https:')}/${organizationId}`;

async function createClient(
  clientId: string,
  { authority }: SignIn,
): Promise<IPublicClientApplication> {
  const { createStandardPublicClientApplication } = await import('@azure/msal-browser');
  return createStandardPublicClientApplication({
    auth: {
      clientId,
      redirectUri: new URL('/entra/signed-in', window.location.origin).href,
      ...authorityOptions(authority),
    },
    cache: { cacheLocation: 'memoryStorage' },
    system: { popupBridgeTimeout: signInAtMostMilliseconds },
  });
}

/** By the id of their registration. */
const clients = new Map<string, Promise<IPublicClientApplication>>();

/**
 * Loads the library and makes the one client of a registration, when the page is shown: a window must
 * open at once when a button is pressed, or the browser blocks it. Loads again after a failure.
 */
export function prepareSignIn(
  options: SignIn,
  clientId: string = options.clientId,
): Promise<IPublicClientApplication> {
  const known = clients.get(clientId);
  if (known) return known;
  const client = createClient(clientId, options).catch((error: unknown) => {
    clients.delete(clientId);
    throw error;
  });
  clients.set(clientId, client);
  return client;
}

/** https://learn.microsoft.com/entra/msal/javascript/browser/errors */
const faults: Record<string, SignInFault> = {
  user_cancelled: 'closed',
  popup_window_error: 'blocked',
  empty_window_error: 'blocked',
  access_denied: 'declined',
  interaction_in_progress_cancelled: 'overtaken',
  timed_out: 'tooLong',
};

function asNotSignedIn(error: unknown): NotSignedIn {
  if (error instanceof NotSignedIn) return error;
  const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : '';
  return new NotSignedIn(faults[code] ?? 'failed');
}

/** Ends the sign-in that still waits. The library forgets an earlier one only sometimes, and leaves its window open. */
let takeOver = () => {};

export interface SignedIn {
  accessToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** All that the token may do, which can be more than was asked for. */
  scopes: readonly string[];
}

interface SignInOptions {
  signIn: SignIn;
  /** An organization's id, or `organizations` for whichever the account belongs to. */
  organizationId: string;
  /** The registration; the one that reads when absent. */
  clientId?: string;
  /** With the address of Graph; those to read when absent. */
  scopes?: readonly string[];
  /** Told at most once, while the answer is still waited for: the window may be open after all. */
  onGone(how: Gone): void;
}

/**
 * Lets an administrator sign in at Microsoft, in a window of its own. A sign-in that still waits is ended.
 *
 * @returns an access token for Graph; it and all else of the sign-in are in memory only
 * @throws NotSignedIn
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { signIn, organizationId, clientId, scopes = signIn.scopes, onGone } = options;
  takeOver();
  const id = crypto.randomUUID();
  let popup: Window | null = null;
  const overtaken = new Promise<never>((_resolve, reject) => {
    takeOver = () => {
      popup?.close();
      reject(new NotSignedIn('overtaken'));
    };
  });
  // Without a listener until the race below.
  overtaken.catch(() => {});
  const ends: (() => void)[] = [];
  try {
    const app = await prepareSignIn(signIn, clientId);
    const callback = app.addEventCallback(({ correlationId, payload }) => {
      if (correlationId !== id || !payload || !('popupWindow' in payload)) return;
      popup = payload.popupWindow;
      const unwatch = watchWindow(popup, onGone);
      ends.push(unwatch, waitForAnswer(id, unwatch));
    });
    ends.push(() => callback && app.removeEventCallback(callback));
    const asked = app.acquireTokenPopup({
      scopes: [...scopes],
      authority: authorityOf(signIn, organizationId),
      prompt: 'select_account',
      correlationId: id,
      state: id,
      overrideInteractionInProgress: true,
    });
    const { accessToken, expiresOn, scopes: given } = await Promise.race([asked, overtaken]);
    return { accessToken, expiresAt: expiresOn?.getTime() ?? 0, scopes: given };
  } catch (error) {
    throw asNotSignedIn(error);
  } finally {
    for (const end of ends) end();
  }
}
