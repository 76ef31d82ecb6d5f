import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { HttpProblem, sendProblem } from './problem-reply.ts';
import { storeProblemOf } from './store-failure.ts';

const nothingDone = 'Nothing was changed.';

/** Fastify's own refusals, in our words: some of its texts repeat the input. */
const ownWords: Record<string, { status: number; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    detail: `The body is larger than 64 KB. ${nothingDone}`,
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    detail: `The body must be application/json. ${nothingDone}`,
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, detail: `The body is empty. ${nothingDone}` },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, detail: `The body is not JSON. ${nothingDone}` },
};

function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof HttpProblem) return sendProblem(reply, error.status, error.options);
  if (hasZodFastifySchemaValidationErrors(error)) {
    return sendProblem(reply, 400, {
      type: 'bad-input',
      detail: `The ${error.validationContext ?? 'request'} has fields that cannot be used; see "errors". ${nothingDone}`,
      errors: error.validation.map((fault) => ({
        pointer: fault.instancePath || '/',
        detail: fault.message ?? 'cannot be used',
      })),
    });
  }
  const known = ownWords[error.code];
  if (known) return sendProblem(reply, known.status, { detail: known.detail });
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return sendProblem(reply, error.statusCode, {
      detail: `The request cannot be read. ${nothingDone}`,
    });
  }
  const ofStore = storeProblemOf(error, request.log);
  if (ofStore) return sendProblem(reply, ofStore.status, ofStore.options);
  if (error.statusCode === 503) {
    return sendProblem(reply, 503, {
      detail: 'The server is busy. Nothing was done. Try again in a few seconds.',
      retryAfterSeconds: 5,
    });
  }
  // The message of an unknown error may repeat a value (a database names the one it refuses).
  request.log.error(
    { error: { name: error.name, code: error.code, stack: stackOf(error) } },
    'failed',
  );
  return sendProblem(reply, 500, {
    detail: 'Something went wrong on the server. Try again; if it stays, tell who runs it.',
  });
}

/** Returns the places of an error, without the first lines that hold the message. */
export function stackOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}

/**
 * For addresses that no route is looked up for, before any hook: cut short in the middle of a
 * character, or far too long. Fastify's own answer would repeat them.
 */
export function answerUnreadableAddress(
  _error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.header('x-content-type-options', 'nosniff');
  return sendProblem(reply, 400, { detail: `The address cannot be read. ${nothingDone}` });
}

/** One form for every error, and nothing of a token, a secret or a stack in any of them. */
export function installErrors(app: FastifyInstance): void {
  app.decorateReply('refusedAs', null);
  app.setErrorHandler(answer);
  // Fastify would read plain text too; nothing here is ever sent as such.
  app.removeContentTypeParser('text/plain');
}
