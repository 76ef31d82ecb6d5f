import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { ConnectionsQueryInput } from '../../server/contract/connection.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { environment, identityPath, publicUrl } from './environment.ts';
import { listenToStatements } from './statements.ts';
import { preparedStore, type StoreKind, type TestStoreUrl } from './stores.ts';
import { type Caller, requestToken, sessionToken } from './tokens.ts';

export interface TestServer {
  app: FastifyInstance;
  store: Store;
  /** Address of the database. */
  url: string;
  logLines: string[];
  statements: string[];
  /** As a person of the view. */
  get(path: string, caller: Caller): Promise<LightMyRequestResponse>;
  query(query: ConnectionsQueryInput, caller: Caller): Promise<LightMyRequestResponse>;
  /** As monday's servers, with a token for this caller. */
  identify(body: object, caller: Caller, options?: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** The real app over a real store, in memory where HTTP is concerned. */
export async function startServer(
  kind: StoreKind,
  overrides: Record<string, string | undefined> = {},
): Promise<TestServer> {
  return startServerOn(await preparedStore(kind), overrides);
}

/** The same over a store at this address, which is removed with the server. */
export async function startServerOn(
  { url, remove }: TestStoreUrl,
  overrides: Record<string, string | undefined> = {},
): Promise<TestServer> {
  const heard = listenToStatements();
  const store = await openStore({ url, onStatement: heard.onStatement });
  const logLines: string[] = [];
  const config = readConfig({ ...environment, DATABASE_URL: url, ...overrides });
  const app = await createApp({
    config,
    store,
    logStream: { write: (line) => logLines.push(line) },
    view: join(import.meta.dirname, 'view'),
    // Between two readings at Entra.
    entraPause: 0,
  });
  await app.ready();
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  return {
    app,
    store,
    url,
    logLines,
    statements: heard.all,
    get: (path, caller) => app.inject({ url: path, headers: bearer(sessionToken(caller)) }),
    query: (query, caller) =>
      app.inject({
        method: 'POST',
        url: '/api/connections/query',
        headers: bearer(sessionToken(caller)),
        payload: query,
      }),
    identify: (body, caller, options) =>
      app.inject({
        method: 'POST',
        url: identityPath,
        headers: { authorization: requestToken(caller, `${publicUrl}${identityPath}`) },
        payload: body,
        ...options,
      }),
    async close() {
      await app.close();
      await store.close();
      await remove();
      expect(heard.unbounded, 'statements on account data without account_id').toEqual([]);
    },
  };
}
