import type { FastifyInstance } from 'fastify';
import type { SandboxTime } from '../time.ts';

const millisecondsPerMinute = 60_000;

/** `/host/time`: tells and moves the time of the whole sandbox. */
export function timeRoute(app: FastifyInstance, time: SandboxTime): void {
  const told = () => ({ offsetMilliseconds: time.offset() });

  app.get('/host/time', async () => told());

  app.post<{ Body: { minutes: number | null } }>('/host/time', async ({ body }) => {
    if (body.minutes === null) await time.set(null);
    else await time.moveBy(body.minutes * millisecondsPerMinute);
    return told();
  });
}
