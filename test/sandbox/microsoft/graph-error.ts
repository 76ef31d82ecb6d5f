import type { FastifyReply } from 'fastify';

/** Graph's form of an error. https://learn.microsoft.com/graph/errors */
export function sendGraphError(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({
    error: {
      code,
      message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': crypto.randomUUID(),
        'client-request-id': crypto.randomUUID(),
      },
    },
  });
}

/** Of a token that is not known, or over. */
export const refuseToken = (reply: FastifyReply) =>
  sendGraphError(
    reply.header('www-authenticate', 'Bearer realm="", error="invalid_token"'),
    401,
    'InvalidAuthenticationToken',
    'Access token validation failure.',
  );

/** Of a good token without the permission. https://learn.microsoft.com/graph/resolve-auth-errors */
export const denyRequest = (reply: FastifyReply) =>
  sendGraphError(
    reply,
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
