import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Provider } from '../../server/providers/shared/provider-definition.ts';
import { type Consent, createActs, type GrantsOf } from './acts.ts';
import { accountsToTry, type MicrosoftAccount } from './microsoft/accounts.ts';
import { createMicrosoft } from './microsoft/microsoft.ts';
import { createMicrosoftState } from './microsoft/state.ts';
import { redirectPath } from './monday/connect.ts';
import { crowdFor } from './monday/crowd.ts';
import type { HostConfig } from './monday/host/config.ts';
import { createMonday } from './monday/monday.ts';
import { account, type Person } from './monday/people.ts';
import { createMondayState } from './monday/state.ts';
import { signRequestToken, signSessionToken } from './monday/tokens.ts';
import { createPassThrough } from './pass-through.ts';
import { listen, type Places } from './places.ts';
import { createApi } from './seed/api.ts';
import { makeCaseLink } from './seed/cases.ts';
import { seedOrganizations, seedRevocations } from './seed/directory.ts';
import { seededAccounts } from './seed/microsoft.ts';
import { type DirectorySize, fillDirectory, seedOtherApps } from './seed/other-apps.ts';
import { seedCalls, seededAccountsOf, seedVault } from './seed/seed.ts';
import { startServerProcess } from './server-process.ts';
import { createServiceStates, type ServiceState } from './services/registry.ts';
import type { ServiceId } from './services/service.ts';
import { createServices } from './services/services.ts';
import { createTime } from './time.ts';

export interface SandboxOptions {
  /** Folder of the server's store and log; made if absent. A store in it is used as it is. */
  folder: string;
  /** True where a new store gets the seed: connections over fourteen months, through the real endpoint. */
  isSeeded?: boolean;
  /** File of a seeded store that a new one is a copy of. The first start makes it. */
  keptSeed?: string;
  /** Fills a new store with this many connections of a large account. */
  connections?: number;
  /** Frame permissions when the host page's address names none; strict when absent. */
  frame?: HostConfig['frame'];
  /** Port of the host page; the system chooses another when it is taken. */
  port?: number;
  /** The view comes from Vite as it is being written, instead of from the server. */
  isHot?: boolean;
  /** Told how many of `connections` are there. */
  onProgress?: (done: number) => void;
  /** Fills Contoso's directory at Microsoft for an inventory at scale. */
  directory?: DirectorySize;
  /** Further variables for the server. */
  environment?: Record<string, string>;
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

const storeIn = (folder: string) => join(folder, 'keyholder.db');

/** Takes the store out of a folder, and nothing else: the folder may be anyone's. */
export function removeStore(folder: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${storeIn(folder)}${ending}`, { force: true });
}

/** Copies a store that a server has open. */
function copyStore(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true });
  db.prepare('vacuum into ?').run(to);
  db.close();
}

/** Parts that were started, to be stopped in the opposite order, also when a later part fails to start. */
function createParts() {
  const stops: (() => unknown)[] = [];
  return {
    add: (stop: () => unknown) => stops.unshift(stop),
    async stop() {
      for (const stop of stops.splice(0)) await stop();
    },
  };
}

/**
 * Starts the real server with its default kind of store, and the stand-ins around it. Tests change
 * `monday.controls` and `microsoft.controls` to make trouble.
 */
export async function startSandbox(options: SandboxOptions) {
  const parts = createParts();
  try {
    return await startParts(options, parts);
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

async function startParts(options: SandboxOptions, parts: ReturnType<typeof createParts>) {
  const { folder, isSeeded = true, connections = 0, frame = 'strict', isHot = false } = options;
  mkdirSync(folder, { recursive: true });
  const store = storeIn(folder);
  const keptSeed =
    isSeeded && connections === 0 && !existsSync(store) ? options.keptSeed : undefined;
  if (keptSeed && existsSync(keptSeed)) copyFileSync(keptSeed, store);
  const isNew = !existsSync(store);
  const databaseUrl = `sqlite:${store}`;
  const places: Places = { host: '', view: '', server: '', microsoft: '', services: '' };
  const crowd = crowdFor(connections);
  // The server starts later than who needs the time.
  let tellServer = async (_time: Date | null): Promise<void> => {};
  const time = createTime((moment) => tellServer(moment));
  const microsoft = createMicrosoftState(
    [...Object.values(accountsToTry), ...seededAccounts],
    time.now,
  );
  const services = createServiceStates(seededAccountsOf);
  const monday = createMondayState(crowd, time.now);
  const grantsOf: GrantsOf = (id) =>
    services.find(({ service }) => service.id === id)?.grants ?? microsoft;
  const renew = ({ id }: Provider, token: string) =>
    id === 'api-token' ? token : grantsOf(id).renew(token);

  if (isNew && connections > 0) {
    const { fillConnections } = await import('../kit/fill.ts');
    await fillConnections({
      url: databaseUrl,
      accountId: account.id,
      count: connections,
      people: crowd.map(({ id }) => id),
      onProgress: options.onProgress,
    });
  }

  const redirectUri = () => `${places.host}${redirectPath}`;
  const microsoftApp = createMicrosoft({ state: microsoft, redirectUri, view: () => places.view });
  parts.add(() => microsoftApp.close());
  places.microsoft = await listen(microsoftApp, '127.0.0.1');

  const servicesApp = createServices({ states: services, redirectUri });
  parts.add(() => servicesApp.close());
  places.services = await listen(servicesApp, '127.0.0.1');

  const passThrough = await createPassThrough({ places, isHot, time });
  parts.add(() => passThrough.close());
  places.view = await listen(passThrough, '127.0.0.1');

  const server = await startServerProcess({
    places,
    databaseUrl,
    logFile: join(folder, 'server.log'),
    environment: options.environment,
  });
  parts.add(() => server.stop());
  places.server = server.url;
  tellServer = server.setClock;

  let caseLink: string | null = null;
  const mondayApp = createMonday({
    state: monday,
    graph: microsoft.controls,
    ...{ places, time, renew, frame, caseLink: () => caseLink },
  });
  parts.add(() => mondayApp.close());
  places.host = await listen(mondayApp, 'localhost', options.port);

  const acts = createActs({ places, grantsOf, vault: monday.vault, time });
  const api = createApi(places.view, (person) => signSessionToken(person, monday));
  const seeding = { acts, api, time, vault: monday.vault };
  if (isSeeded) {
    seedOrganizations(microsoft.directory);
    await seedVault(seeding);
    if (isNew) {
      await seedCalls(seeding);
      if (keptSeed) copyStore(store, keptSeed);
    }
  }
  await time.set(null);
  if (isSeeded) {
    seedRevocations(microsoft.directory);
    seedOtherApps(microsoft);
    caseLink = await makeCaseLink(api);
  }

  if (options.directory) fillDirectory(microsoft, options.directory);

  return {
    /** The one address to open. */
    url: places.host,
    places,
    monday,
    microsoft,
    /** State and behaviour of the stand-in for a service. */
    service(id: ServiceId): ServiceState {
      const state = services.find(({ service }) => service.id === id);
      if (!state) throw new Error(`no stand-in for ${id}`);
      return state;
    },
    server,
    time,
    api,
    /** Into the open case of the seed; null where there is none. */
    caseLink,
    /** Connects without the pages: monday's call with a token of this account, at any time. */
    async connect(person: Person, outside: MicrosoftAccount, at = time.now()) {
      const consent: Consent = { person, provider: 'microsoft', account: outside };
      const outcome = await time.during(at, () => acts.connect(consent, at));
      if (outcome.isConnected) acts.keep(consent);
      return outcome;
    },
    sessionToken: (person: Person) => signSessionToken(person, monday),
    /** @param path path of the endpoint, which the token's `aud` names */
    requestToken: (person: Person, path: string) =>
      signRequestToken(person, `${places.view}${path}`, time.now()),
    close: () => parts.stop(),
  };
}
