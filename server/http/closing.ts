import type { FastifyInstance } from 'fastify';

/**
 * While the server stops, every answer ends its connection. Otherwise a caller that keeps its
 * connection open for a next request would hold up the stop until it is forced.
 */
export function installClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}
