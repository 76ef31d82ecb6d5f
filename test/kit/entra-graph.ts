import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphError } from './graph.ts';

export interface Grant {
  consentType: 'AllPrincipals' | 'Principal';
  principalId: string | null;
  scope: string;
}

/** What an organization holds; tests change it. */
export interface EntraState {
  tenant: string;
  /** Null: the app is not in the organization. */
  app: { accountEnabled: boolean } | null;
  grants: Grant[];
  /** Who signed in cannot see apps: all of them look absent. */
  seesNoApps: boolean;
  /** Answers everything with this instead. */
  status: number | null;
  /** Where the next page is said to be, instead of here. */
  nextLink: string | null;
  pageSize: number;
}

export interface TestEntra {
  url: string;
  state: EntraState;
  /** Filters that were asked with. */
  filters: string[];
  tokens: string[];
  close(): Promise<void>;
}

const appObjectId = 'dddddddd-4444-4444-8444-444444444444';
const graphApp = '00000003-0000-0000-c000-000000000000';

const isFitting = (grant: Grant, filter: string) =>
  [...filter.matchAll(/(consentType|principalId) eq '([^']*)'/g)].every(
    ([, name, value]) => grant[name as 'consentType'] === value,
  );

/** Stands in for what an administrator may ask Microsoft Graph. */
export async function startEntra(applicationId: string, state: EntraState): Promise<TestEntra> {
  const filters: string[] = [];
  const tokens: string[] = [];

  function grantsPage(url: URL) {
    const filter = url.searchParams.get('$filter') ?? '';
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    filters.push(filter);
    const fitting = state.grants.filter((grant) => isFitting(grant, filter));
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(from + state.pageSize));
    const isMore = fitting.length > from + state.pageSize;
    return {
      value: fitting.slice(from, from + state.pageSize),
      ...(isMore && { '@odata.nextLink': state.nextLink ?? next.href }),
    };
  }

  function answer(request: IncomingMessage): [number, unknown] {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    tokens.push(request.headers.authorization ?? '');
    if (state.status !== null) return [state.status, graphError('Error', 'x')];
    if (url.pathname === '/organization') return [200, { value: [{ id: state.tenant }] }];
    if (url.pathname === '/oauth2PermissionGrants') return [200, grantsPage(url)];
    if (!state.seesNoApps && url.pathname.includes(graphApp)) return [200, { id: appObjectId }];
    if (!state.seesNoApps && state.app && url.pathname.includes(applicationId)) {
      return [200, { id: appObjectId, ...state.app }];
    }
    return [404, graphError('Request_ResourceNotFound', 'x')];
  }

  const server = createServer((request, response) => {
    const [status, body] = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    filters,
    tokens,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
