import type { FastifyBaseLogger } from 'fastify';
import { AccountGone } from '../store/account-state.ts';
import { HttpProblem } from './problem-reply.ts';

/**
 * What a failed call of the store means to monday. The message of an unknown error may repeat a
 * value, so that only its name is logged.
 *
 * @param advice what was not done and what to do next
 */
export function asStoreProblem(error: unknown, log: FastifyBaseLogger, advice: string): unknown {
  if (error instanceof HttpProblem) return error;
  if (error instanceof AccountGone && error.status === 'deleted') {
    return new HttpProblem(410, {
      type: 'account-uninstalled',
      detail: `The app was uninstalled from this monday account. ${advice}`,
    });
  }
  if (error instanceof AccountGone) {
    return new HttpProblem(503, {
      type: 'account-being-deleted',
      detail: `The app was uninstalled, and what it recorded is being deleted. ${advice}`,
      retryAfterSeconds: 60,
    });
  }
  log.error({ error: { name: error instanceof Error ? error.name : 'unknown' } }, 'store failed');
  return new HttpProblem(503, {
    type: 'store-unavailable',
    detail: `The record cannot be reached. ${advice}`,
    retryAfterSeconds: 30,
  });
}
