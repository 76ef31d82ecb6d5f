import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { BlockError } from '../contract/block.ts';
import { HttpProblem } from '../http/problem-reply.ts';
import { nameAndCode, storeProblemOf } from '../http/store-failure.ts';
import { storeErrorOf } from '../store/store-error.ts';

const title = 'Check connection';
const runsAgain = 'The automation stays on, and the next run tries again.';

/** A run that failed, in monday's form. */
export class BlockProblem extends Error {
  readonly status: number;
  readonly body: BlockError;
  readonly retryAfterSeconds: number | undefined;
  constructor(status: number, body: BlockError, retryAfterSeconds?: number) {
    super(body.runtimeErrorDescription);
    this.name = 'BlockProblem';
    this.status = status;
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** This run fails and the automation stays on: everything that may be our own or passing trouble. */
export function failedRun(
  status: number,
  happened: string,
  retryAfterSeconds?: number,
): BlockProblem {
  const description = `${happened} The connection was not checked. ${runsAgain}`;
  const body = {
    severityCode: 4000,
    notificationErrorTitle: title,
    notificationErrorDescription: description,
    runtimeErrorDescription: description,
  } as const;
  return new BlockProblem(status, body, retryAfterSeconds);
}

/** No run can succeed until a person chooses an account: the only reason to disable an automation. */
export function withoutCredential(): BlockProblem {
  const description =
    'The block has no connected account, so there is nothing to check. Open the automation and choose one.';
  return new BlockProblem(422, {
    severityCode: 6000,
    notificationErrorTitle: title,
    notificationErrorDescription: description,
    runtimeErrorDescription: description,
    disableErrorDescription: description,
  });
}

function asBlockProblem(error: FastifyError | Error, request: FastifyRequest): BlockProblem {
  if (error instanceof BlockProblem) return error;
  if (error instanceof HttpProblem && error.status === 429) {
    const { retryAfterSeconds } = error.options;
    return failedRun(429, 'This account has too many runs at the moment.', retryAfterSeconds);
  }
  const ofFastify = 'statusCode' in error ? error.statusCode : undefined;
  const status = error instanceof HttpProblem ? error.status : ofFastify;
  if (status !== undefined && status < 500) {
    return failedRun(status, 'The run sent something that cannot be read.');
  }
  const ofStore = storeProblemOf(error, request.log);
  if (!ofStore) request.log.error({ error: nameAndCode(error) }, 'failed');
  return failedRun(503, 'The record of connections cannot be reached at the moment.', 30);
}

/** For the log. */
function reasonOf(error: Error, { severityCode }: BlockError): string {
  if (severityCode === 6000) return 'no-credential';
  if (error instanceof HttpProblem) return error.options.type ?? 'run-failed';
  return storeErrorOf(error) ? 'store-unavailable' : 'run-failed';
}

/**
 * Answers every failure of a run in monday's form. Refused tokens keep the form of all other
 * routes: who sends them is not monday, and without a severity code they disable nothing.
 */
export function answerBlockError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof HttpProblem && error.status === 401) throw error;
  const { status, body, retryAfterSeconds } = asBlockProblem(error, request);
  reply.refusedAs = reasonOf(error, body);
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return reply.code(status).send(body);
}
