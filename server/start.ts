import type { FastifyBaseLogger } from 'fastify';
import { createApp, viewFolder } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { withSecretFiles } from './config-files.ts';
import { cutVariablesOf } from './env-file.ts';
import { isViewBuilt } from './http/static.ts';
import { nameAndCode } from './http/store-failure.ts';
import { withMondayCode } from './monday-code.ts';
import { logProcessEvents } from './process-events.ts';
import { deletionListOf } from './store/deletion-list.ts';
import { openStore } from './store/open-store.ts';
import { StoreError } from './store/store-error.ts';
import { tlsAdvice } from './store/tls-advice.ts';

const longestStopMilliseconds = 10_000;
const warnings = {
  'connection broke': 'a store connection broke',
  refused: 'the database refused to clean up; its own routine comes round to it',
  'not indexed': 'the index of words was not kept up; the next search tries again',
};

/** Says why the server does not start, on standard error, and ends with exit code 1. */
export function refuseToStart(error: unknown): never {
  process.stderr.write(`${reasonsOf(error).join('\n')}\n`);
  process.exit(1);
}

function reasonsOf(error: unknown): string[] {
  if (error instanceof ConfigError) {
    return [
      'Keyholder does not start: the environment has faults.',
      ...error.faults.map((fault) => `- ${fault}`),
    ];
  }
  if (!(error instanceof Error)) return ['Keyholder does not start: unknown error'];
  const advice = error instanceof StoreError ? tlsAdvice(error) : null;
  const reason = `Keyholder does not start: ${error.message || nameAndCode(error).code}`;
  return advice ? [reason, advice] : [reason];
}

/**
 * Listens, and stops gracefully on SIGTERM and SIGINT: running calls finish, then the store is closed.
 *
 * @param earlyWarnings what Node said before there was a log
 */
export async function start(earlyWarnings: readonly Error[]): Promise<void> {
  const config = readConfig(withSecretFiles(withMondayCode(process.env)));
  if (!isViewBuilt(viewFolder)) {
    throw new Error('the view is not built. Run "npm run build" first.');
  }
  let log: FastifyBaseLogger | undefined;
  const store = await openStore({
    url: config.DATABASE_URL,
    deletionList: deletionListOf(config.DATABASE_URL, config.DELETION_LIST),
    onWarning: (kind, error) => log?.warn({ error: nameAndCode(error) }, warnings[kind]),
  });
  const app = await createApp({ config, store });
  log = app.log;
  logProcessEvents(log, earlyWarnings);
  for (const variable of cutVariablesOf(process.execArgv)) {
    log.warn(
      { variable },
      'the env file cuts this value at a "#": put the value in quotes, or a space before a comment',
    );
  }

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
