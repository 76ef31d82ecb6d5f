import type { FastifyBaseLogger } from 'fastify';
import { stackOf } from './http/error-handler.ts';
import { nameAndCode } from './http/store-failure.ts';

/**
 * From now on what Node itself has to say is a line of the log, as all else: a warning, and an error
 * that no code caught, which ends the process with exit code 1. Messages may repeat a value, and are
 * left out.
 *
 * @param earlyWarnings what was said before there was a log
 */
export function logProcessEvents(log: FastifyBaseLogger, earlyWarnings: readonly Error[]): void {
  const logWarning = (warning: Error) =>
    log.warn({ warning: nameAndCode(warning) }, 'warning of Node');
  process.removeAllListeners('warning');
  process.on('warning', logWarning);
  for (const warning of earlyWarnings) logWarning(warning);
  process.on('uncaughtException', (error) => {
    log.fatal({ error: { ...nameAndCode(error), stack: stackOf(error) } }, 'ended by an error');
    process.exit(1);
  });
}
