import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import type { Person } from './people.ts';

/** A credential that monday keeps for a person. */
export interface StoredCredential {
  /** monday's own id, `userCredentialsId` in what it sends. */
  id: number;
  person: Person;
  provider: Provider;
  /** The name that it is shown under: from the identifier call, or the label of an API token. */
  displayName: string;
  /** Tells it from others of the person; connecting it again replaces it. */
  identifier: string;
  /** Fields that the person typed beside it. */
  parameters: Record<string, unknown>;
  /** Fields of the token response that the app asks to be passed on. */
  tokenRequestedParams: Record<string, unknown>;
  /** A token as monday sends it with each call: renewed for OAuth, always the same for API tokens. */
  freshToken(): string;
}

/** Credentials as monday keeps them, in memory only. */
export interface Vault {
  keep(credential: Omit<StoredCredential, 'id'>): StoredCredential;
  find(id: number): StoredCredential | undefined;
  all(): StoredCredential[];
}

const firstId = 221_001;

export function createVault(): Vault {
  const credentials: StoredCredential[] = [];
  return {
    keep(given) {
      const known = credentials.find(
        ({ person, provider, identifier }) =>
          person.id === given.person.id &&
          provider.id === given.provider.id &&
          identifier === given.identifier,
      );
      if (known) return Object.assign(known, given);
      const credential = { ...given, id: firstId + credentials.length };
      credentials.push(credential);
      return credential;
    },
    find: (id) => credentials.find((credential) => credential.id === id),
    all: () => [...credentials],
  };
}
