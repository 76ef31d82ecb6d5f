import type { ProviderId } from '../contract/common.ts';
import { rulesOf } from '../providers/registry.ts';

const millisecondsPerMinute = 60_000;

/**
 * Returns when tokens that were already issued stop working, ISO 8601; null where the provider
 * publishes no figure.
 *
 * @param from when block or removal was seen or reported, ISO 8601
 */
export function clockEnd(provider: ProviderId | null, from: string): string | null {
  const { clock } = rulesOf(provider);
  if (clock === null) return null;
  return new Date(Date.parse(from) + clock.minutes * millisecondsPerMinute).toISOString();
}
