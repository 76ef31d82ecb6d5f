import type { FastifyBaseLogger } from 'fastify';
import { AccountGone } from '../store/account-state.ts';
import { type StoreErrorKind, storeErrorOf } from '../store/store-error.ts';
import { HttpProblem } from './problem-reply.ts';

const retryAfterSeconds = 30;

const happened: Record<StoreErrorKind, string> = {
  connection: 'The record cannot be reached.',
  timeout: 'The record did not answer in time.',
  locked: 'The record is locked by something else.',
  space: 'The record has no space left.',
  disk: 'The record cannot be written.',
};

const unavailable = (detail: string) =>
  new HttpProblem(503, { type: 'store-unavailable', detail, retryAfterSeconds });

function ofGone({ status }: AccountGone, advice: string): HttpProblem {
  if (status === 'deleted') {
    return new HttpProblem(410, {
      type: 'account-uninstalled',
      detail: `The app was uninstalled from this monday account. ${advice}`,
    });
  }
  return new HttpProblem(503, {
    type: 'account-being-deleted',
    detail: `The app was uninstalled, and what it recorded is being deleted. ${advice}`,
    retryAfterSeconds: 60,
  });
}

/**
 * Maps a failure of the store to a problem, and logs which one it was; null for an
 * error that is none of the store's.
 *
 * @param advice what was not done and what to do next
 */
export function storeProblemOf(
  error: unknown,
  log: FastifyBaseLogger,
  advice = 'Nothing was changed. Try again in a minute.',
): HttpProblem | null {
  if (error instanceof AccountGone) return ofGone(error, advice);
  const failure = storeErrorOf(error);
  if (!failure) return null;
  const { kind, code, isOutcomeUnknown } = failure;
  log.error({ store: { kind, code } }, 'store failed');
  return unavailable(
    isOutcomeUnknown
      ? `${happened[kind]} The result is unknown: check before you try again.`
      : `${happened[kind]} ${advice}`,
  );
}

/**
 * The same for a call of monday's, to which every failure of the store is one that passes. The
 * message of an unknown error may repeat a value, so that only its name and code are logged.
 *
 * @param advice what was not done and what to do next
 */
export function asStoreProblem(error: unknown, log: FastifyBaseLogger, advice: string): unknown {
  if (error instanceof HttpProblem) return error;
  const problem = storeProblemOf(error, log, advice);
  if (problem) return problem;
  log.error({ error: nameAndCode(error) }, 'store failed');
  return unavailable(`The record cannot be reached. ${advice}`);
}

/** Returns what may be logged of an unknown error: its message may repeat a value. */
export function nameAndCode(error: unknown): { name: string; code?: string } {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const { name } = error;
  return 'code' in error && typeof error.code === 'string' ? { name, code: error.code } : { name };
}
