import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { NotSignedIn, type SignedIn, signIn } from './sign-in.ts';
import type { Gone } from './watch-window.ts';

/** So long before its end a token is not used any more. */
const marginMilliseconds = 5 * 60_000;

/** In memory of this page, and nowhere else; by registration, organization and permissions. */
const kept = new Map<string, SignedIn>();

/** Permissions that let read, and no more. */
const harmless = /^(openid|profile|email|offline_access|[A-Za-z]+\.Read(Basic)?(\.\w+)*)$/i;

const nameOf = (scope: string) => scope.split('/').at(-1) ?? scope;

/**
 * Returns whether a token may only read. Microsoft's tokens carry every permission that their
 * registration was ever given:
 * https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/1713
 */
function isReadOnly({ scopes }: SignedIn, { signIn: { scopes: asked } }: EntraSession): boolean {
  const allowed = new Set(asked.map((scope) => nameOf(scope).toLowerCase()));
  return scopes.map(nameOf).every((name) => harmless.test(name) || allowed.has(name.toLowerCase()));
}

async function keep(key: string, ask: () => Promise<SignedIn>): Promise<SignedIn> {
  const known = kept.get(key);
  if (known && known.expiresAt - marginMilliseconds > Date.now()) return known;
  const signedIn = await ask();
  kept.set(key, signedIn);
  return signedIn;
}

/**
 * Signs an administrator in with the permissions to read; such a token may be sent to our server.
 *
 * @param organizationId `organizations` for whichever the account belongs to
 * @throws NotSignedIn; `tooStrong` where Microsoft gave more than reading
 */
export async function signInToRead(
  session: EntraSession,
  organizationId: string,
  onGone: (how: Gone) => void,
): Promise<SignedIn> {
  const signedIn = await signIn({ signIn: session.signIn, organizationId, onGone });
  if (!isReadOnly(signedIn, session)) throw new NotSignedIn('tooStrong');
  kept.set(`read ${organizationId}`, signedIn);
  return signedIn;
}

/** The same, without a window where one has signed in to this page before. */
export const tokenToRead = (
  session: EntraSession,
  organizationId: string,
  onGone: (how: Gone) => void,
): Promise<SignedIn> =>
  keep(`read ${organizationId}`, () => signInToRead(session, organizationId, onGone));

/** Takes over the token for an organization whose id was not known before the sign-in. */
export function keepToRead(organizationId: string, signedIn: SignedIn): void {
  kept.set(`read ${organizationId}`, signedIn);
}

/**
 * Signs an administrator in to make changes, by another registration. Such a token goes to Graph alone.
 *
 * @param scopes names of Graph's permissions
 * @throws NotSignedIn
 */
export function tokenToAct(
  session: EntraSession,
  organizationId: string,
  scopes: readonly string[],
  onGone: (how: Gone) => void,
): Promise<SignedIn> {
  const { resource, actingClientId: clientId } = session.signIn;
  if (clientId === null) throw new NotSignedIn('failed');
  const key = `act ${organizationId} ${[...scopes].sort().join(' ')}`;
  const named = scopes.map((scope) => `${resource}/${scope}`);
  return keep(key, () =>
    signIn({ signIn: session.signIn, organizationId, clientId, scopes: named, onGone }),
  );
}
