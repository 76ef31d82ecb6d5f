import type { ProviderId } from '../../contract/common.ts';
import type { Access, AccountType, Risk } from '../../contract/connection.ts';
import type { KnownScope, TakeAwayPlace } from '../../contract/provider.ts';
import type { ParameterDefinition } from './parameters.ts';

/** Owner of a token, in terms that a person recognises. */
export interface Identity {
  /** Stable and never reused; the second half of a connection's key. */
  providerUniqueIdentifier: string;
  /** The same identity under older keys. */
  alsoKnownAs?: readonly string[];
  displayName: string;
  email: string | null;
  organization: { id: string; name: string } | null;
  accountType: AccountType | null;
}

export interface IdentifyOptions {
  /** Ends every call to the provider. */
  deadline: AbortSignal;
  /** The monday account that the credential belongs to, from a verified token. */
  accountId: string;
  /** Fields that the person typed (`userCredentialsParams`), unchecked. */
  parameters: Record<string, unknown>;
}

/** Facts about permissions, by name. */
export interface Scopes {
  /** Permissions that the app asks for at the consent page. */
  requestedScopes: readonly string[];
  /** Everything that can be described, asked for or not. */
  knownScopes: readonly KnownScope[];
  /** The scopes named in a token response; null when it names none. */
  grantedScopes(tokenResponse: Record<string, unknown> | null | undefined): string[] | null;
  /** Reason and risk of one scope; an unknown one gets honest words and the risk "unknown". */
  describeScope(name: string): Omit<KnownScope, 'match'>;
  /** The highest risk among these scopes. */
  riskOf(scopes: readonly string[]): Risk;
}

/**
 * The addresses by which monday signs people in at a provider. URLs may hold `{{name}}` of a credential
 * parameter.
 */
export interface OAuthEndpoints {
  authorizeUrl: string;
  /** Beside what monday adds itself (client id, redirect address, state, scope). */
  authorizeParameters: Record<string, string>;
  tokenUrl: string;
  scopeSeparator: 'space' | 'comma';
  /** The provider's name for these permissions, where an app has others beside them. */
  scopeName?: string;
  /** The life of an access token where the token response does not say, in seconds. */
  fallbackTokenSeconds: number;
}

/** One outside service. Adding one is a file beside this one and a line in `registry.ts`. */
export interface Provider extends Scopes {
  id: ProviderId;
  /** As people call it. */
  name: string;
  kind: 'oauth2' | 'api-token';
  /** False where the environment lacks what it needs; then its credentials are not recorded. */
  isOn: boolean;
  /** False where the provider is not asked, so that a token which no longer works goes unnoticed. */
  asksService: boolean;
  /** The application id at the provider; null where it is not configured. */
  clientId: string | null;
  /**
   * Asks the provider whose token this is. The token goes into one header and nowhere else.
   * @throws ProviderFailure
   */
  identify(token: string, options: IdentifyOptions): Promise<Identity>;
  /** Returns whether access with these scopes outlives the person's own session. */
  accessWith(scopes: readonly string[]): Access;
  /** Why it does or does not, for a person. */
  accessReason: { text: string; source: string };
  parameters: readonly ParameterDefinition[];
  takeAway: readonly TakeAwayPlace[];
  /** Null for a kind of credential without a consent page. */
  oauth: OAuthEndpoints | null;
}
