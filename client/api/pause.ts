import { limitSecondsOf } from '../monday/faults.ts';
import { waitOf } from './errors.ts';

const longestWaitSeconds = 60;
const mostWaits = 3;

/** Returns how long monday or the server asks to wait, in seconds; null when waiting is of no use. */
export const pauseOf = (error: unknown): number | null => limitSecondsOf(error) ?? waitOf(error);

/**
 * Returns whether a query is asked again after the pause that was asked for.
 *
 * @param failures before this one
 */
export function isWorthWaiting(failures: number, error: unknown): boolean {
  const seconds = pauseOf(error);
  return seconds !== null && failures < mostWaits && seconds <= longestWaitSeconds;
}
