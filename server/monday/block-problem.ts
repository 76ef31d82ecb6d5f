import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { BlockError } from '../contract/block.ts';
import { HttpProblem } from '../http/problem.ts';

const title = 'Check connection';
const runsAgain = 'The automation stays on, and the next run tries again.';

/** A run that failed, in monday's form. */
export class BlockProblem extends Error {
  readonly status: number;
  readonly body: BlockError;
  constructor(status: number, body: BlockError) {
    super(body.runtimeErrorDescription);
    this.name = 'BlockProblem';
    this.status = status;
    this.body = body;
  }
}

/** This run fails and the automation stays on: everything that may be our own or passing trouble. */
export function failedRun(status: number, happened: string): BlockProblem {
  const description = `${happened} The connection was not checked. ${runsAgain}`;
  return new BlockProblem(status, {
    severityCode: 4000,
    notificationErrorTitle: title,
    notificationErrorDescription: description,
    runtimeErrorDescription: description,
  });
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
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status !== undefined && status < 500) {
    return failedRun(status, 'The run sent something that cannot be read.');
  }
  // The message of an unknown error may repeat a value.
  request.log.error({ error: { name: error.name } }, 'failed');
  return failedRun(503, 'The record of connections cannot be reached at the moment.');
}

/**
 * Answers every failure of a run in monday's form. Refused tokens and too many calls keep the form
 * of all other routes, since they say who is calling; without a severity code they disable nothing.
 */
export function answerBlockError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof HttpProblem) throw error;
  const { status, body } = asBlockProblem(error, request);
  return reply.code(status).send(body);
}
