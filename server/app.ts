import { join } from 'node:path';
import underPressure from '@fastify/under-pressure';
import fastify, {
  type FastifyInstance,
  type FastifySerializerCompiler,
  type FastifyServerOptions,
} from 'fastify';

import { activityRoutes } from './activity/routes.ts';
import { createIdentify } from './auth/identify.ts';
import { createRequestCheck } from './auth/request-token.ts';
import { createInstallCheck, createSessionCheck } from './auth/session-token.ts';
import { createEffectQueue } from './cases/effects/effect-queue.ts';
import { caseRoutes } from './cases/routes/routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import type { Config } from './config.ts';
import { acknowledgeRoutes } from './connections/acknowledge-routes.ts';
import { connectionRoutes } from './connections/routes.ts';
import { findIcon, type PublicValues } from './guides/build/public-guide.ts';
import { createGuides } from './guides/guide-registry.ts';
import { guideRoutes } from './guides/routes.ts';
import { installBodyDepth } from './http/body-depth.ts';
import { installCallSecrets } from './http/call-secrets.ts';
import { installClosing } from './http/closing.ts';
import { createCostly } from './http/costly.ts';
import { answerUnreadableAddress, installErrors } from './http/error-handler.ts';
import { installHeaders } from './http/headers.ts';
import { installHealth } from './http/health.ts';
import { KeptPages } from './http/kept-pages.ts';
import { createLimit } from './http/limits.ts';
import { logOptions, logRequests } from './http/log.ts';
import { createMetrics, installMetrics } from './http/metrics.ts';
import { installOpenApi } from './http/openapi.ts';
import { installStatic } from './http/static.ts';
import { validate } from './http/validator.ts';
import { createJobs } from './jobs/deletion-jobs.ts';
import { blockRoutes } from './monday/block-routes.ts';
import { fieldRoutes } from './monday/field-routes.ts';
import { identityRoutes } from './monday/identity-routes.ts';
import { lifecycleRoutes } from './monday/lifecycle-routes.ts';
import { sessionRoutes } from './monday/session-routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import type { EntraSignIn } from './providers/microsoft/microsoft-sign-in.ts';
import { allProviders, createProviders, organizationCheck } from './providers/registry.ts';
import { isConfigured } from './providers/shared/configured.ts';
import type { Provider } from './providers/shared/provider-definition.ts';
import type { Store } from './store/open-store.ts';

export const viewFolder = join(import.meta.dirname, '../dist');

export interface AppOptions {
  config: Config;
  store: Store;
  /** Destination of log lines; standard output when absent. */
  logStream?: { write(line: string): void };
  /** Folder of the built view; `dist` when absent. */
  view?: string;
  /** Milliseconds between two readings at Entra; some seconds when absent. */
  entraPause?: number;
}

const bodyLimitBytes = 64 * 1024;

/**
 * Answers are built field by field from checked values and the tests hold them to their schemas;
 * plain JSON.stringify is faster than a compiled serializer on current Node. Bytes, since Node takes
 * a fifth of a list request to write a long text. Fastify sends both, and declares text only.
 */
const asBytes: FastifySerializerCompiler<unknown> = () => (answer) =>
  Buffer.from(JSON.stringify(answer)) as unknown as string;

type Compilers = NonNullable<FastifyServerOptions['schemaController']>['compilersFactory'];

/** Declared for schemas of Ajv; each is given whatever schema a route has, which is zod's. */
const compilersFactory = {
  buildValidator: () => validate,
  buildSerializer: () => asBytes,
} as unknown as Compilers;

/** Addresses as they are; a number of hops as the function that Fastify wants. */
function trustedProxies(trusted: Config['TRUST_PROXY']) {
  if (typeof trusted !== 'number') return trusted ?? false;
  return (_address: string, hop: number) => hop < trusted;
}

/** Values of guides about the app and its operator. */
const publicValues = (config: Config, offered: readonly Provider[]): PublicValues => ({
  offered: offered.map(({ id }) => id),
  appName: config.APP_NAME,
  publisher: config.PUBLISHER_NAME,
  supportEmail: config.SUPPORT_EMAIL,
  applicationIds: Object.fromEntries(
    allProviders(config).map(({ id, clientId }) => [id, clientId ?? undefined]),
  ),
});

/** Whom the page at Entra calls: the sign-in and Graph of the cloud. */
const hostsOf = ({ authority, graph }: EntraSignIn) =>
  [authority, graph].map((address) => new URL(address).origin);

/** Puts the server together without listening. Its caller closes app and store. */
export async function createApp({
  config,
  store,
  ...options
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...logOptions(config.LOG_LEVEL, options.logStream),
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies(config.TRUST_PROXY),
    // A peer that sends slowly, or nothing, must not hold a connection.
    connectionTimeout: 30_000,
    requestTimeout: 15_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: answerUnreadableAddress,
    // Ours from the start: Fastify's own take a tenth of a second to load, and are not used.
    schemaController: { compilersFactory },
  });
  const metrics = createMetrics();
  const providers = createProviders(config);
  const offered = [...providers.values()].filter(isConfigured);

  installErrors(app);
  installBodyDepth(app);
  installCallSecrets(app);
  installClosing(app);
  await app.register(underPressure, {
    maxEventLoopDelay: 3000,
    pressureHandler: (_request, _reply, _type, value) => {
      // The plugin says so where it has not measured yet, as just after a start on a busy machine.
      if (value === Number.POSITIVE_INFINITY) return;
      throw Object.assign(new Error('busy'), { statusCode: 503 });
    },
  });
  const entra = organizationCheck(config, options.entraPause);
  await installHeaders(app, {
    entra: entra ? [...new Set(hostsOf(entra.signIn))] : [],
    hasSecureSubdomains: config.HSTS_SUBDOMAINS,
  });
  const limit = await createLimit(app, config.RATE_LIMIT_SCALE);
  await installOpenApi(app, { publicUrl: config.PUBLIC_URL, limit });
  const sessionOptions = {
    clientId: config.MONDAY_CLIENT_ID,
    clientSecrets: config.MONDAY_CLIENT_SECRET,
  };
  const identify = createIdentify(app, {
    checkSession: createSessionCheck(sessionOptions),
    checkInstall: createInstallCheck(sessionOptions),
    checkRequest: createRequestCheck({
      signingSecrets: config.MONDAY_SIGNING_SECRET,
      publicUrl: config.PUBLIC_URL,
      requireAud: config.REQUIRE_AUD,
      onMissingAud: () => metrics.missingAudience.inc(),
    }),
    limit,
    onRefused: (reason) => metrics.refusedTokens.inc({ reason }),
  });
  logRequests(app);
  installMetrics(app, metrics, { token: config.METRICS_TOKEN, limit });
  installHealth(app, store);

  const effectQueue = createEffectQueue(app.log);
  app.addHook('onClose', () => effectQueue.stop());
  const jobs = createJobs({
    store,
    log: app.log,
    onEffects: effectQueue.resume,
    retention: { activityDays: config.ACTIVITY_DAYS, closedCaseDays: config.CLOSED_CASE_DAYS },
  });
  app.addHook('onReady', async () => jobs.start());
  app.addHook('onClose', () => jobs.stop());

  const parts = { identify, providers, store };
  const costly = createCostly();
  const keptPages = new KeptPages({ onPage: (from) => metrics.pages.inc({ from }) });
  metrics.ofKeptPages(() => keptPages.bytes);
  app.addHook('onClose', async () => keptPages.clear());
  await app.register(identityRoutes, {
    ...parts,
    onResult: (provider, result) => metrics.identityCalls.inc({ provider, result }),
  });
  await app.register(blockRoutes, {
    ...parts,
    onResult: (provider, result) => metrics.runs.inc({ provider, result }),
  });
  await app.register(fieldRoutes, parts);
  await app.register(lifecycleRoutes, { ...parts, onWork: jobs.wake });
  await app.register(sessionRoutes, {
    ...parts,
    appName: config.APP_NAME,
    supportEmail: config.SUPPORT_EMAIL,
    hasEntraCheck: entra !== null,
  });
  await app.register(connectionRoutes, { ...parts, costly, keptPages });
  await app.register(acknowledgeRoutes, parts);
  await app.register(catalogueRoutes, { identify, providers: offered });
  await app.register(peopleRoutes, { ...parts, costly });
  await app.register(organizationRoutes, parts);
  await app.register(activityRoutes, parts);
  const folder = options.view ?? viewFolder;
  const values = publicValues(config, offered);
  const guides = createGuides(config);
  await app.register(guideRoutes, { limit, guides, folder, values });
  await app.register(caseRoutes, {
    ...parts,
    costly,
    effectQueue,
    limit,
    publicUrl: config.PUBLIC_URL,
    appName: config.APP_NAME,
    guides: { guides, values, icon: findIcon(folder) },
    entra,
  });
  await installStatic(app, {
    folder,
    clientId: config.MONDAY_CLIENT_ID,
    limit,
  });
  return app;
}
