import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Limit } from './limits.ts';
import { HttpProblem } from './problem-reply.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** Figures for Prometheus; nothing in them names an account. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'keyholder_request_seconds',
      help: 'Time to answer a request, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
      registers,
    }),
    refusedTokens: new Counter({
      name: 'keyholder_refused_tokens_total',
      help: 'Tokens refused, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    missingAudience: new Counter({
      name: 'keyholder_missing_audience_total',
      help: 'Request tokens of monday without "aud"; 0 here means REQUIRE_AUD=true is safe.',
      registers,
    }),
    runs: new Counter({
      name: 'keyholder_runs_total',
      help: 'Runs of the block "Check connection", by provider and result.',
      labelNames: ['provider', 'result'],
      registers,
    }),
    identityCalls: new Counter({
      name: 'keyholder_identity_calls_total',
      help: 'Identifier calls of monday, by provider and result.',
      labelNames: ['provider', 'result'],
      registers,
    }),
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** With a token by that token, else from this machine only, and not through a proxy. */
function canReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = request.headers.authorization?.replace(/^Bearer +/i, '') ?? '';
    return timingSafeEqual(digest(given), digest(token));
  }
  const { headers, socket } = request.raw;
  const isForwarded =
    headers.forwarded !== undefined ||
    headers.via !== undefined ||
    Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || name === 'x-real-ip');
  const isLocal = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  return isLocal && !isForwarded;
}

/** Measures every request, and serves `/metrics`. */
export function installMetrics(
  app: FastifyInstance,
  metrics: Metrics,
  { token, limit }: { token: string | undefined; limit: Limit },
): void {
  collectDefaultMetrics({ register: metrics.registry });
  app.addHook('onResponse', async (request, reply) => {
    metrics.requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!canReadMetrics(request, token)) {
      await limit(request, 'failure');
      throw new HttpProblem(403, {
        detail: 'Metrics need METRICS_TOKEN, or a call from the server itself.',
      });
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
