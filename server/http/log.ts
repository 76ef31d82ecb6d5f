import { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { lineWithoutSecrets } from './call-secrets.ts';

/** Fields that are never logged. */
const secretPaths = [
  'token',
  'authorization',
  'shortLivedToken',
  'accessToken',
  'tokenRequestedParams',
  'callbackRequestedParams',
  'userCredentialsParams',
  'headers',
  'body',
  'query',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * Fastify's logger (pino) with redaction, and its two own lines a request off.
 *
 * @param stream where lines go; standard output when absent
 */
export function logOptions(level: string, stream?: { write(line: string): void }) {
  return {
    logger: {
      level,
      redact: { paths: secretPaths, censor: '[secret]' },
      hooks: { streamWrite: lineWithoutSecrets },
      // An address with its query could hold a session token: monday adds one to the view's.
      serializers: { req: () => ({}), res: () => ({}) },
      base: undefined,
      ...(stream && { stream }),
    },
    logController: new LogController({ disableRequestLogging: true }),
  } satisfies FastifyServerOptions;
}

/**
 * One line a request: the route's pattern, never its values; ids of account and user, no names; of a
 * refused call the reason. These
 * fields are all there is in it, so they are not searched for secrets.
 */
export function logRequests(app: FastifyInstance): void {
  const lines = app.log.child({}, { redact: [] });
  app.addHook('onResponse', async (request, reply) => {
    const caller = request.caller ?? request.mondayRequest;
    lines.info(
      {
        reqId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        accountId: caller?.accountId,
        userId: caller?.userId,
        ...(reply.refusedAs && { type: reply.refusedAs }),
      },
      'request',
    );
  });
}
