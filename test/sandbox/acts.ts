import type { ProviderId } from '../../server/contract/common.ts';
import type { Grants } from './grants.ts';
import type { MicrosoftAccount } from './microsoft/accounts.ts';
import { features } from './monday/features.ts';
import { callIdentity, type IdentityOutcome } from './monday/identity-call.ts';
import type { Person } from './monday/people.ts';
import { type RunCall, type RunOutcome, runBlock } from './monday/run-call.ts';
import type { StoredCredential, Vault } from './monday/vault.ts';
import type { Places } from './places.ts';
import type { ServiceAccount } from './services/service.ts';
import type { SandboxTime } from './time.ts';

export type OAuthId = Exclude<ProviderId, 'api-token'>;
export type OutsideAccount = MicrosoftAccount | ServiceAccount;
/** A token that a provider gave out. */
export type GrantsOf = (id: OAuthId) => Grants<OutsideAccount>;

/** One person and the account that they connect, with what its consent grants. */
export interface Consent {
  person: Person;
  provider: OAuthId;
  account: OutsideAccount;
  /** The app's own scopes where absent. */
  scopes?: string[];
  parameters?: Record<string, string>;
}

/** Calls that monday makes without anyone clicking, at any time. */
export interface Acts {
  /** Puts a credential into monday's keeping; the app is not told. */
  keep(consent: Consent): StoredCredential;
  /** Asks the app whose account was connected. */
  connect(consent: Consent, at: Date): Promise<IdentityOutcome>;
  run(call: Omit<RunCall, 'view' | 'actionUuid' | 'at'>, at: Date): Promise<RunOutcome>;
}

/** Makes monday's calls with everyone's clock at a time; it stays there. */
export function createActs(options: {
  places: Places;
  grantsOf: GrantsOf;
  vault: Vault;
  time: SandboxTime;
}): Acts {
  const { places, grantsOf, vault, time } = options;

  const scopesOf = ({ provider, scopes }: Consent) => scopes ?? features[provider].requestedScopes;

  function tokenRequestedParams(consent: Consent) {
    const { provider } = consent;
    const granted = scopesOf(consent);
    const separator = features[provider].oauth?.scopeSeparator === 'comma' ? ',' : ' ';
    // It comes as a refresh token, and the response does not name it.
    return { scope: granted.filter((name) => name !== 'offline_access').join(separator) };
  }

  return {
    keep(consent) {
      const grants = grantsOf(consent.provider);
      grants.allow(consent.account, scopesOf(consent));
      let token = grants.issueToken(consent.account, scopesOf(consent));
      return vault.keep({
        person: consent.person,
        provider: features[consent.provider],
        displayName: consent.account.displayName,
        identifier: consent.account.id,
        parameters: consent.parameters ?? {},
        tokenRequestedParams: tokenRequestedParams(consent),
        freshToken() {
          token = grants.renew(token);
          return token;
        },
      });
    },
    async connect(consent, at) {
      await time.set(at);
      const grants = grantsOf(consent.provider);
      grants.allow(consent.account, scopesOf(consent));
      return callIdentity({
        ...{ at, person: consent.person, provider: consent.provider },
        view: places.view,
        token: grants.issueToken(consent.account, scopesOf(consent)),
        tokenRequestedParams: tokenRequestedParams(consent),
        parameters: consent.parameters,
      });
    },
    async run(call, at) {
      await time.set(at);
      const actionUuid = crypto.randomUUID().replaceAll('-', '');
      return runBlock({ ...call, view: places.view, actionUuid, at });
    },
  };
}
