import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/open-store.ts';
import { HttpProblem } from './problem-reply.ts';

/**
 * `/healthz`: the process answers. `/readyz`: the store does too; its migrations are done before the
 * server listens.
 */
export function installHealth(app: FastifyInstance, store: Store): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await store.ping().catch(() => {
      throw new HttpProblem(503, { detail: 'The store cannot be reached.', retryAfterSeconds: 5 });
    });
    return { status: 'ready' };
  });
}
