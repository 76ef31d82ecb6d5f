import type { EntraSession } from '../../../server/contract/entra-check.ts';

type SignIn = EntraSession['signIn'];
export type SignInFault = 'cancelled' | 'blocked' | 'declined' | 'failed';

/** No user was signed in; `fault` says how it ended. */
export class NotSignedIn extends Error {
  readonly fault: SignInFault;
  constructor(fault: SignInFault) {
    super(`not signed in: ${fault}`);
    this.name = 'NotSignedIn';
    this.fault = fault;
  }
}

/** Loaded when the page is shown: a window must open at once when a button is pressed. */
export const loadSignIn = () => import('@azure/msal-browser');

/**
 * The library takes https alone. A stand-in on this machine has none, and the server admits no other
 * http address: then the library is told where the endpoints are instead of asking for them.
 */
function authorityOptions(authority: string) {
  if (!authority.startsWith('http:')) return { authority };
  const secure = authority.replace(/^http:/, 'https:');
  const endpoints = {
    issuer: `${secure}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
  };
  return {
    authority: secure,
    knownAuthorities: [new URL(secure).host],
    authorityMetadata: JSON.stringify(endpoints),
  };
}

/** https://learn.microsoft.com/entra/msal/javascript/browser/errors */
const faults: Record<string, SignInFault> = {
  user_cancelled: 'cancelled',
  popup_window_error: 'blocked',
  empty_window_error: 'blocked',
  access_denied: 'declined',
};

const faultOf = (error: unknown): SignInFault =>
  (error instanceof Error && 'errorCode' in error && faults[String(error.errorCode)]) || 'failed';

/**
 * Lets an administrator sign in at Microsoft, in a window of its own.
 *
 * @returns an access token for Graph; it and all else of the sign-in are in memory only
 * @throws NotSignedIn
 */
export async function signIn(
  { clientId, authority, scopes }: SignIn,
  organizationId: string,
): Promise<string> {
  try {
    const { createStandardPublicClientApplication } = await loadSignIn();
    const app = await createStandardPublicClientApplication({
      auth: {
        clientId,
        redirectUri: new URL('/entra/signed-in', window.location.origin).href,
        ...authorityOptions(`${authority}/${organizationId}`),
      },
      cache: { cacheLocation: 'memoryStorage' },
    });
    const { accessToken } = await app.acquireTokenPopup({ scopes, prompt: 'select_account' });
    return accessToken;
  } catch (error) {
    throw new NotSignedIn(faultOf(error));
  }
}
