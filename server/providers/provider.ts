import type { z } from 'zod';
import type { ProviderId } from '../contract/common.ts';
import type { access, accountType, risk } from '../contract/connection.ts';

/** Whose token it is, in what a person recognises. */
export interface Identity {
  /** Stable and never reused; the second half of a connection's key. */
  providerUniqueIdentifier: string;
  /** The same identity under older keys. */
  alsoKnownAs?: readonly string[];
  displayName: string;
  email: string | null;
  organization: { id: string; name: string } | null;
  accountType: z.infer<typeof accountType> | null;
}

export interface IdentifyOptions {
  /** Ends every call to the provider. */
  deadline: AbortSignal;
  /** The monday account that the credential belongs to, from a verified token. */
  accountId: string;
  /** What the person typed beside it (`userCredentialsParams`), unchecked. */
  parameters: Record<string, unknown>;
}

/** One outside service. Adding one is a file beside this one and a line in `registry.ts`. */
export interface Provider {
  id: ProviderId;
  /**
   * Asks the provider whose token this is. The token goes into one header and nowhere else.
   * @throws ProviderFailure
   */
  identify(token: string, options: IdentifyOptions): Promise<Identity>;
  /** What the app asks for at the consent page. */
  requestedScopes: readonly string[];
  /** The scopes named in a token response; null when it names none. */
  grantedScopes(tokenResponse: Record<string, unknown> | null | undefined): string[] | null;
  /** Whether access with these scopes outlives the person's own session. */
  accessWith(scopes: readonly string[]): z.infer<typeof access>;
  /** The highest risk among these scopes. */
  riskOf(scopes: readonly string[]): z.infer<typeof risk>;
}
