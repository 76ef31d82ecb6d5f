import type { ProviderId } from '../../../server/contract/common.ts';

/** Providers with a consent page that are stood in for by a table; Microsoft has its own folder. */
export type ServiceId = Exclude<ProviderId, 'microsoft' | 'api-token'>;

/** An account that can sign in at a service. */
export interface ServiceAccount {
  /** As the service's API names it. */
  id: string;
  displayName: string;
  email: string;
  /** Workspace, team or organization; null for a personal account. */
  organization: { id: string; name: string } | null;
  /** The service refuses every token of this account. */
  isBlocked?: boolean;
  /** The app itself in an organization, such as Slack's bot: the one account that no one signs in with. */
  botId?: string;
}

/** An answer as it goes over the wire. */
export interface ServiceAnswer {
  status: number;
  body: object | string;
  headers?: Record<string, string>;
}

/** A way to sign in: who comes back from it with whose token. */
export interface SignIn {
  /** Apart from the service's other ways, in addresses. */
  id: string;
  /** The real address, with `{{subdomain}}` where an organization has its own. */
  authorizeUrl: string;
  tokenUrl: string;
  /** Returns the account whose token this person gets. */
  holderOf(account: ServiceAccount): ServiceAccount;
  /** The token response, in the service's own form. */
  tokenAnswer(granted: Granted): object;
}

/** An account that signed in, and the token of its holder. */
export interface Granted {
  account: ServiceAccount;
  holder: ServiceAccount;
  token: string;
  scope: string;
}

/** One call of a service's API that says whose token it is. */
export interface IdentityCall {
  method: 'GET' | 'POST';
  /** The real address; `:name` stands for anything. */
  address: string;
  /** One of these permissions is enough; any token may ask where absent. */
  needs?: readonly string[];
  answer(account: ServiceAccount): object;
}

/** Settings of the stand-in for one service. */
export interface Service {
  id: ServiceId;
  /** The connector's id there, in the form that the service gives. */
  clientId: string;
  /**
   * Returns the variables that the server is given.
   *
   * @param at where the sandbox stands in for a real address
   */
  environment(at: (address: string) => string): Record<string, string>;
  /** Accounts that no one has connected yet; those of the seed come on top. */
  accounts: ServiceAccount[];
  identityCalls: IdentityCall[];
  /** Its answer to a token that it does not accept. */
  refusal: ServiceAnswer;
  /** Its answer to a good token that lacks the permission. */
  lacking: ServiceAnswer;
  /** Other answers that it was reported to give, by a name for tests. */
  others?: Record<string, ServiceAnswer>;
  /** Other ways in which it was reported to name the same identity, by a name for tests. */
  spellings?: Record<string, (answer: object) => object>;
  /** The token response, in the service's own form. */
  tokenAnswer: SignIn['tokenAnswer'];
  /** Ways to sign in beside the one that the manifest names. */
  otherSignIns?: readonly SignIn[];
  /** True where people sign in at an address of their own organization. */
  hasOwnAddresses?: boolean;
}

/** The parts of a token response that most services have. RFC 6749, 5.1 */
export const usualTokenAnswer: Service['tokenAnswer'] = ({ token, scope }) => ({
  access_token: token,
  token_type: 'Bearer',
  expires_in: 3599,
  refresh_token: `stand-in-refresh-token.${crypto.randomUUID()}`,
  scope,
});
