import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/open-store.ts';
import { HttpProblem } from './problem-reply.ts';
import { storeProblemOf } from './store-failure.ts';

/**
 * `/healthz` and `/health`: the process answers. `/readyz`: the store can be read and written, too; its
 * migrations are done before the server listens.
 */
export function installHealth(app: FastifyInstance, store: Store): void {
  // monday probes HEAD /health of what it hosts.
  for (const path of ['/healthz', '/health']) {
    app.get(path, { schema: { hide: true } }, async () => ({ status: 'ok' }));
  }
  app.get('/readyz', { schema: { hide: true } }, async (request) => {
    await store.ping().catch((error: unknown) => {
      const ofStore = storeProblemOf(error, request.log, 'This server is not ready.');
      if (!ofStore) throw error;
      throw new HttpProblem(503, { ...ofStore.options, retryAfterSeconds: 5 });
    });
    return { status: 'ready' };
  });
}
