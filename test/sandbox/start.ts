import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accountsToTry } from './microsoft/accounts.ts';
import { createMicrosoft } from './microsoft/microsoft.ts';
import { createMicrosoftState } from './microsoft/state.ts';
import { redirectPath } from './monday/connect.ts';
import type { HostConfig } from './monday/host/config.ts';
import { createMonday } from './monday/monday.ts';
import { createMondayState } from './monday/state.ts';
import { createPassThrough } from './pass-through.ts';
import { listen, type Places } from './places.ts';
import { seedConnections, seededAccounts } from './seed.ts';
import { startServerProcess } from './server-process.ts';

export interface SandboxOptions {
  /** Where the server keeps its store and the sandbox its log; made if absent. */
  folder: string;
  /** `seed` connects over fourteen months as the seed says; `empty` connects nothing. */
  from?: 'seed' | 'empty';
  /** Frame permissions when the host page's address names none. */
  frame?: HostConfig['frame'];
  /** Port of the host page; the system chooses another when it is taken. */
  port?: number;
  /** Further variables for the server. */
  environment?: Record<string, string>;
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** Starts the real server with its default kind of store, and the stand-ins around it. */
export async function startSandbox(options: SandboxOptions) {
  const { folder, from = 'seed', frame = 'strict', port = 0, environment } = options;
  mkdirSync(folder, { recursive: true });
  const places: Places = { host: '', view: '', server: '', microsoft: '' };
  const microsoftState = createMicrosoftState([...accountsToTry, ...seededAccounts]);
  const mondayState = createMondayState();
  const microsoft = createMicrosoft({
    state: microsoftState,
    redirectUri: () => `${places.host}${redirectPath}`,
  });
  const monday = createMonday({ state: mondayState, places, frame });
  const passThrough = await createPassThrough(places);

  places.microsoft = await listen(microsoft, '127.0.0.1');
  places.view = await listen(passThrough, '127.0.0.1');
  const server = await startServerProcess({
    places,
    databaseUrl: `sqlite:${join(folder, 'keyholder.db')}`,
    logFile: join(folder, 'server.log'),
    environment,
  });
  places.server = server.url;
  places.host = await listen(monday, 'localhost', port);

  if (from === 'seed') await seedConnections({ places, microsoftState, setClock: server.setClock });

  return {
    /** The one address to open. */
    url: places.host,
    places,
    monday: mondayState,
    microsoft: microsoftState,
    server,
    async close(): Promise<void> {
      await Promise.all([monday.close(), passThrough.close(), microsoft.close()]);
      await server.stop();
    },
  };
}
