import { GraphqlError } from '../monday/graphql.ts';
import { waitOf } from './errors.ts';

/** Where monday says that there were too many calls, but not how long to wait: its limits count by the minute. */
const usualSeconds = 60;
const limitWords = /rate.?limit|complexity|concurrency|too many requests/i;

/**
 * How long to wait before the same call may be answered.
 * https://developer.monday.com/api-reference/docs/rate-limits
 *
 * @returns seconds; null when waiting is of no use
 */
export function pauseOf(error: unknown): number | null {
  if (!(error instanceof GraphqlError)) return waitOf(error);
  const limit = error.faults.find(({ message, extensions }) =>
    limitWords.test(`${extensions?.code ?? ''} ${message}`),
  );
  if (!limit) return null;
  return Math.max(1, Math.ceil(limit.extensions?.retry_in_seconds ?? usualSeconds));
}
