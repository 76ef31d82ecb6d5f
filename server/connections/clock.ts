import type { ProviderId } from '../contract/common.ts';

const millisecondsPerMinute = 60_000;

/**
 * For how many minutes a token that was already issued may still work after access was taken away.
 * A provider that is absent publishes no figure that holds for every app: "not known".
 *
 * Microsoft: access tokens live 60 to 90 minutes, and removing a consent or blocking an app does not
 * end them early. An organization may have set a longer life of its own.
 * https://learn.microsoft.com/entra/identity-platform/access-tokens
 */
const minutes: Partial<Record<ProviderId, number>> = { microsoft: 90 };

/**
 * @param from when block or removal was seen or reported, ISO 8601
 * @returns when the clock of a provider ends, or null where that is not known
 */
export function clockEnd(provider: ProviderId | null, from: string): string | null {
  const length = provider === null ? undefined : minutes[provider];
  if (length === undefined) return null;
  return new Date(Date.parse(from) + length * millisecondsPerMinute).toISOString();
}
