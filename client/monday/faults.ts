import { GraphqlError } from './graphql.ts';

const refusals = ['USER_UNAUTHORIZED', 'USER_ACCESS_DENIED', 'UNAUTHORIZED_FIELD_OR_TYPE'];
const refusalWords = /unauthori[sz]ed|not authori[sz]ed|permission/i;
const shapeWords = /cannot query field|unknown (argument|type)|validation error|undefinedField/i;
const limitWords =
  /rate.?limit|complexity|concurrency|too many requests|\b(code|status)\D{0,10}429\b/i;

/** Wait after too many calls where monday does not say how long: its limits count by the minute. */
const usualSeconds = 60;

/**
 * Returns how long monday asks to wait after too many calls, in seconds; null for any other error.
 * Codes are `COMPLEXITY_BUDGET_EXHAUSTED`, `IP_RATE_LIMIT_EXCEEDED`, `maxConcurrencyExceeded` and
 * `RateLimitExceeded`, or HTTP 429 alone; the page around the view may strip them and leave words.
 * https://developer.monday.com/api-reference/docs/rate-limits
 */
export function limitSecondsOf(error: unknown): number | null {
  if (!(error instanceof GraphqlError)) return null;
  const limit = error.faults.find(
    ({ message, extensions }) =>
      extensions?.status_code === 429 || limitWords.test(`${extensions?.code ?? ''} ${message}`),
  );
  if (!limit) return null;
  return Math.max(1, Math.ceil(limit.extensions?.retry_in_seconds ?? usualSeconds));
}

/**
 * Returns why monday gave no list: it may not be seen, the API has no such question, or anything
 * else. Faults carry codes; the page around the view may strip them and leave words, or nothing.
 */
export function faultOf(error: unknown): 'refused' | 'absent' | 'failed' {
  if (!(error instanceof GraphqlError)) return 'failed';
  const codes = error.faults.map(({ extensions }) => extensions?.code ?? '');
  const words = error.faults.map(({ message }) => message).join(' ');
  if (codes.some((code) => refusals.includes(code)) || refusalWords.test(words)) return 'refused';
  return shapeWords.test(words) ? 'absent' : 'failed';
}

/** Returns whether the same question in other words may be answered. */
export const isAboutShape = (error: unknown): boolean =>
  error instanceof GraphqlError && faultOf(error) !== 'refused' && limitSecondsOf(error) === null;
