import { createApp, viewFolder } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { isViewBuilt } from './http/static.ts';
import { openStore } from './store/open-store.ts';

const longestStopMilliseconds = 10_000;

/** Says why the server does not start, on standard error, and ends with exit code 1. */
export function refuseToStart(error: unknown): never {
  const lines =
    error instanceof ConfigError
      ? [
          'Keyholder does not start: the environment has faults.',
          ...error.faults.map((f) => `- ${f}`),
        ]
      : [`Keyholder does not start: ${error instanceof Error ? error.message : 'unknown error'}`];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

/** Listens, and stops gracefully on SIGTERM and SIGINT: running calls finish, then the store is closed. */
export async function start(): Promise<void> {
  const config = readConfig(process.env);
  if (!isViewBuilt(viewFolder)) {
    throw new Error('the view is not built. Run "npm run build" first.');
  }
  const store = await openStore({
    url: config.DATABASE_URL,
    onError: (error) => app?.log.warn({ error: { name: error.name } }, 'a store connection broke'),
  });
  const app = await createApp({ config, store });

  let isStopping = false;
  async function stop(signal: string): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    app.log.info({ signal }, 'stopping');
    const force = setTimeout(() => app.server.closeAllConnections(), longestStopMilliseconds);
    await app.close();
    clearTimeout(force);
    await store.close();
    process.exit(0);
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));

  await app.listen({ port: config.PORT, host: config.HOST });
}
