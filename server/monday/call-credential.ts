import { type RunCredential, runCredential } from '../contract/credentials.ts';
import type { Providers } from '../providers/registry.ts';
import type { Provider } from '../providers/shared/provider-definition.ts';

/**
 * Result of reading a payload.
 * - `none`: no credential at all
 * - `unknown`: of a kind that this server does not record
 * - `unusable`: without a token that can be sent
 */
export type Carried =
  | { kind: 'none' | 'unknown' | 'unusable' }
  | { kind: 'found'; provider: Provider; credential: RunCredential };

/** monday's keys may hold no hyphen in places: `api_token` and `apiToken` are `api-token` too. */
const plain = (key: string) => key.toLowerCase().replace(/[-_]/g, '');

/** The provider of a credential's key, which the app sets to the provider's id. */
export function providerOfKey(key: string, providers: Providers): Provider | undefined {
  return [...providers.values()].find(({ id }) => plain(id) === plain(key));
}

/** The first credential of a run that this server can ask about. */
export function carriedCredential(
  values: Record<string, unknown> | null | undefined,
  providers: Providers,
): Carried {
  if (Object.keys(values ?? {}).length === 0) return { kind: 'none' };
  const given = Object.entries(values ?? {}).filter(([, value]) => value != null);
  // A key without a value may be monday's own passing trouble, which must not end an automation.
  if (given.length === 0) return { kind: 'unusable' };
  let isKnown = false;
  for (const [key, value] of given) {
    const provider = providerOfKey(key, providers);
    if (!provider) continue;
    isKnown = true;
    const credential = runCredential.safeParse(value);
    if (credential.success) return { kind: 'found', provider, credential: credential.data };
  }
  return { kind: isKnown ? 'unusable' : 'unknown' };
}
