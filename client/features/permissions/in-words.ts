import { factsOf } from '../../../server/contract/provider-facts.ts';
import '../../i18n/load/permissions-texts.ts';
import type { FullConnection } from '../../../server/contract/connection.ts';
import { describeAll, type Permission } from '../../../server/contract/describe-permission.ts';
import type { ProviderDescription } from '../../../server/contract/provider.ts';
import type permissions from '../../i18n/en/permissions.json';
import { isolate, t } from '../../i18n/translate.ts';
import type { Format } from '../../monday/profile-format.ts';

/** A connection's permissions, the strongest first. */
export const permissionsOf = (
  names: readonly string[],
  provider: ProviderDescription | undefined,
): Permission[] => describeAll(names, provider?.knownScopes ?? []);

const mostThings = 3;

type Thing = keyof typeof permissions.things;

/** Every provider spells these its own way; they only tell whose account it is. */
const signIn = /-(openid|profile|email|userinfo-email|userinfo-profile|identity-any)$/;
/** Said by "even while you are away". */
const lasting = /-(offline-access|refresh-token)$/;

/** The catalogue's key for what a permission allows; null where another part of the line says it. */
export function thingOf({ key }: Pick<Permission, 'key'>): Thing | 'unknown' | null {
  if (lasting.test(key)) return null;
  if (key === 'unknown') return 'unknown';
  return signIn.test(key) ? 'signIn' : (key as Thing);
}

/** Strongest first, each said once; that it knows whose account it is goes without saying. */
function thingsOf(permissions: readonly Permission[]): string[] {
  const keys = new Set(permissions.map(thingOf).filter((key) => key !== null));
  if (keys.size > 1) keys.delete('signIn');
  const unknown = t('permissions.unknownThing');
  const texts = [...keys].map((key) =>
    key === 'unknown' ? unknown : t(`permissions.things.${key}`, { defaultValue: unknown }),
  );
  return [...new Set(texts)];
}

/**
 * Returns in one short line what a connection's access allows such as "Our app can: read your mail, even
 * while you are away"; "… asks to: …" where what was granted is not known.
 *
 * @param app the app's name, as monday shows it
 * @returns null where nothing at all is known
 */
export function permissionsInWords(
  { provider, scopes, access }: FullConnection,
  description: ProviderDescription | undefined,
  format: Pick<Format, 'list'>,
  app: string,
): string | null {
  if (factsOf(provider).kind === 'api-token') return t('permissions.tokenCan');
  const names = scopes.map(({ name }) => name);
  const all = thingsOf(permissionsOf(names, description));
  if (all.length === 0) return null;
  const count = all.length - mostThings;
  const things =
    count > 0
      ? t('permissions.andMore', { things: all.slice(0, mostThings).join(', '), count })
      : format.list(all);
  const verb = scopes.some(({ source }) => source === 'requested') ? 'asks' : 'can';
  return t(`permissions.${verb}${access === 'lasting' ? 'Away' : ''}`, {
    app: isolate(app),
    things,
  });
}
