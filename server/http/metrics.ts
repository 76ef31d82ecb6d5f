import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
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
    pages: new Counter({
      name: 'keyholder_list_pages_total',
      help: 'Pages of lists, by where they came from: kept in memory, or read from the store.',
      labelNames: ['from'],
      registers,
    }),
    /** Adds a gauge that is read whenever the figures are. */
    ofKeptPages: (bytes: () => number) =>
      new Gauge({
        name: 'keyholder_kept_pages_bytes',
        help: 'Memory of the pages that are kept.',
        registers,
        collect() {
          this.set(bytes());
        },
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

/** Allows the holder of the token. The source address proves nothing: a proxy on this machine need not say that it is one. */
function canReadMetrics(request: FastifyRequest, token: string): boolean {
  const given = request.headers.authorization?.replace(/^Bearer +/i, '') ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/**
 * Gauges of the library whose names end as those of counters do, which Prometheus advises against.
 * The same figures come under names without the ending, by type.
 * https://prometheus.io/docs/practices/naming/#metric-names
 */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Measures every request, and serves `/metrics` where there is a token for it. */
export function installMetrics(
  app: FastifyInstance,
  metrics: Metrics,
  { token, limit }: { token: string | undefined; limit: Limit },
): void {
  collectDefaultMetrics({ register: metrics.registry });
  for (const name of misnamed) metrics.registry.removeSingleMetric(name);
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
  if (token === undefined) return;
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!canReadMetrics(request, token)) {
      await limit(request, 'failure');
      throw new HttpProblem(403, { detail: 'Metrics need METRICS_TOKEN. Nothing was read.' });
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
