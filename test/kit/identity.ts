import { expect } from 'vitest';
import {
  connectionsPage,
  type FullConnection,
  fullConnection,
} from '../../server/contract/connection.ts';
import { startGraph, type TestGraph } from './graph.ts';
import { startServer, type TestServer } from './server.ts';
import type { StoreKind } from './stores.ts';
import type { Caller } from './tokens.ts';

/** The people who connect in the tests of identity calls. */
export const person: Caller = { accountId: 777, userId: 42 };
const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };

/** A provider's access token, as opaque as a real one. */
export const providerToken = 'EwBwA8l6BAAU-opaque.provider_token~0123456789';

/** The body of monday's identifier call, as documented. */
export const identityBody = (extra: object = {}) => ({
  token: providerToken,
  userId: person.userId,
  accountId: person.accountId,
  appFeatureReferenceId: 5,
  callbackRequestedParams: {},
  tokenRequestedParams: {},
  userCredentialsParams: {},
  ...extra,
});

export interface IdentitySetting {
  server: TestServer;
  graph: TestGraph;
  /** Everything recorded in the account. */
  recorded(): Promise<FullConnection[]>;
  close(): Promise<void>;
}

/** The real server before a stand-in for Graph. */
export async function startIdentity(
  kind: StoreKind = 'sqlite',
  overrides: Record<string, string | undefined> = {},
): Promise<IdentitySetting> {
  const graph = await startGraph();
  const server = await startServer(kind, { MICROSOFT_GRAPH_URL: graph.url, ...overrides });
  return {
    server,
    graph,
    async recorded() {
      const query = { scope: 'account', limit: 200, withScopes: true } as const;
      const page = await server.query(query, admin);
      expect(page.statusCode).toBe(200);
      const { items } = connectionsPage.parse(page.json());
      return items.map((item) => fullConnection.parse(item));
    },
    async close() {
      await server.close();
      await graph.close();
    },
  };
}
