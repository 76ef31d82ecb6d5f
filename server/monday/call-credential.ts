import { type RunCredential, runCredential } from '../contract/credentials.ts';
import type { Providers } from '../providers/registry.ts';
import { isConfigured } from '../providers/shared/configured.ts';
import type { Provider } from '../providers/shared/provider-definition.ts';

/**
 * Result of reading a payload. `keys` are those of credentials that were left aside, for the log.
 * - `none`: no credential at all
 * - `unnamed`: credentials, and nothing that says of which provider
 * - `unusable`: without a token that can be sent
 */
export type Carried =
  | { kind: 'none' | 'unusable' }
  | { kind: 'unnamed'; keys: string[] }
  | { kind: 'found'; provider: Provider; credential: RunCredential; keys: string[] };

type Values = Record<string, unknown> | null | undefined;

interface Source {
  key: string;
  value: unknown;
  provider: Provider | undefined;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The provider whose id is the text, or the only one whose id is within it, as in `microsoft_credentials`. */
function providerNamedIn(text: unknown, providers: Providers): Provider | undefined {
  if (typeof text !== 'string') return undefined;
  const all = [...providers.values()];
  const exact = all.find(({ id }) => plain(id) === plain(text));
  const within = all.filter(({ id }) => plain(text).includes(plain(id)));
  return exact ?? (within.length === 1 ? within[0] : undefined);
}

/** The credentials feature that a value may name, as manifests do: `{ slug }`, or the slug alone. */
function referenceIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const { credentialsReferenceId: named } = value as { credentialsReferenceId?: unknown };
  return typeof named === 'object' && named !== null ? (named as { slug?: unknown }).slug : named;
}

/**
 * Returns the credentials of a call that are there, each with its provider where something tells it:
 * the address of the call, the reference of the credentials feature, the key, whose name is the app's
 * to choose, or that there is one credential and one provider only. A token goes to no other provider
 * than the one it is of: where nothing tells, no provider is asked.
 *
 * @param named what the address says, as in `?provider=google`
 */
function sourcesOf(values: Values, providers: Providers, named: string | undefined): Source[] {
  const given = Object.entries(values ?? {}).filter(([, value]) => value != null);
  const told = given.map(([key, value]) => ({
    key,
    value,
    provider: providerNamedIn(referenceIn(value), providers) ?? providerNamedIn(key, providers),
  }));
  const configured = [...providers.values()].filter(isConfigured);
  const sole =
    providerNamedIn(named, providers) ?? (configured.length === 1 ? configured[0] : undefined);
  const isSole = told.length === 1 && told[0]?.provider === undefined;
  return isSole ? told.map((source) => ({ ...source, provider: sole })) : told;
}

/** Keys as they may stand in the log: an app's own words, but no texts. */
const loggable = (key: string) => (/^[\w.-]{1,60}$/.test(key) ? key : '[unreadable]');

/** Returns the provider of a field's credential, which may come without a token. */
export const providerOfValues = (
  values: Values,
  providers: Providers,
  named?: string,
): Provider | null =>
  sourcesOf(values, providers, named).find(({ provider }) => provider)?.provider ?? null;

/** The first credential of a run that this server can ask about. */
export function carriedCredential(values: Values, providers: Providers, named?: string): Carried {
  if (Object.keys(values ?? {}).length === 0) return { kind: 'none' };
  const sources = sourcesOf(values, providers, named);
  const keys = (left: readonly Source[]) => left.map(({ key }) => loggable(key));
  // A key without a value may be monday's own passing trouble, which must not end an automation.
  if (sources.length === 0) return { kind: 'unusable' };
  for (const source of sources) {
    const { provider, value } = source;
    if (!provider) continue;
    const credential = runCredential.safeParse(value);
    if (!credential.success) continue;
    const left = keys(sources.filter((other) => other !== source));
    return { kind: 'found', provider, credential: credential.data, keys: left };
  }
  const isKnown = sources.some(({ provider }) => provider);
  return isKnown ? { kind: 'unusable' } : { kind: 'unnamed', keys: keys(sources) };
}
