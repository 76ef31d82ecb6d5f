import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { clientId, clientSecret, signingSecret } from '../kit/tokens.ts';
import type { ClockMessage } from './clock.ts';
import { entraActingClientId, entraClientId, entraSignInPath } from './microsoft/entra-sign-in.ts';
import { registration } from './microsoft/registration.ts';
import type { Places } from './places.ts';
import { standInPath } from './services/address.ts';
import { ownerPath } from './services/api-token-owner.ts';
import { services } from './services/registry.ts';

/** Makes the identifiers of API tokens; the same at each start, so that a kept store knows them. */
const identityKey = Buffer.alloc(32, 'sandbox').toString('base64');

const root = join(import.meta.dirname, '../..');

/** The real server, as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  url: string;
  /** Sets the server's clock; `null` brings it back to the present. */
  setClock(time: Date | null): Promise<void>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  /** Ends it as an operator would (SIGTERM) and resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface ServerOptions {
  places: Pick<Places, 'view' | 'microsoft' | 'services'>;
  databaseUrl: string;
  /** File of its log lines. */
  logFile: string;
  /** Further variables of the contract. */
  environment?: Record<string, string>;
}

function environmentOf({ places, databaseUrl, environment }: ServerOptions) {
  const at = (address: string) => `${places.services}${standInPath(address)}`;
  return {
    PATH: process.env.PATH,
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: places.view,
    DATABASE_URL: databaseUrl,
    MONDAY_CLIENT_ID: clientId,
    MONDAY_CLIENT_SECRET: clientSecret,
    MONDAY_SIGNING_SECRET: signingSecret,
    MICROSOFT_CLIENT_ID: registration.clientId,
    MICROSOFT_GRAPH_URL: `${places.microsoft}/v1.0`,
    ENTRA_CLIENT_ID: entraClientId,
    ENTRA_ACTING_CLIENT_ID: entraActingClientId,
    ENTRA_AUTHORITY: `${places.microsoft}${entraSignInPath}`,
    ...Object.fromEntries(services.flatMap((service) => Object.entries(service.environment(at)))),
    API_TOKEN_IDENTITY_URL: `${places.services}${ownerPath}`,
    IDENTITY_KEY: identityKey,
    APP_NAME: 'Sandbox Connector',
    PUBLISHER_NAME: 'Sandbox Ltd',
    RATE_LIMIT_SCALE: '0',
    ...environment,
  };
}

function createClock(child: ChildProcess) {
  return (time: Date | null) =>
    new Promise<void>((resolve, reject) => {
      const message: ClockMessage = {
        clockOffsetMilliseconds: time === null ? 0 : time.getTime() - Date.now(),
      };
      child.once('message', () => resolve());
      child.send(message, (error) => {
        if (error) reject(error);
      });
    });
}

/**
 * Starts the server and resolves when it listens.
 *
 * @throws Error with what the server wrote to standard error, when it ends instead
 */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'clock.ts'), 'server/main.ts'],
    { cwd: root, env: environmentOf(options), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const log = createWriteStream(options.logFile);
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      log.end();
      resolve(code);
    }),
  );
  let complaint = '';
  child.stderr?.on('data', (data) => {
    complaint += data;
    log.write(data);
  });
  const listening = new Promise<string>((resolve) => {
    let start = '';
    child.stdout?.on('data', (data) => {
      log.write(data);
      start += data;
      const address = /listening at (http:[^"]+)/.exec(start)?.[1];
      if (address) resolve(address);
    });
  });
  const url = await Promise.race([listening, ended.then(() => null)]);
  if (url === null) throw new Error(`The server did not start.\n${complaint}`);
  return {
    url,
    ended,
    setClock: createClock(child),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
