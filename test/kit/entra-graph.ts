import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { graphError } from './graph.ts';

export interface Grant {
  consentType: 'AllPrincipals' | 'Principal';
  principalId: string | null;
  scope: string;
  /**
   * Lists leave it out. `plain`: unless they are asked with `ConsistencyLevel: eventual` and
   * `$count=true`, as in https://github.com/microsoftgraph/msgraph-metadata/issues/116 and
   * https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/2469. `counted`: they leave it out
   * all the same and count it. `uncounted`: neither; only a question about its person finds it.
   * `all`: it is counted, and never listed. `index`: it is too new for the index that answers advanced
   * queries, which lags behind. https://learn.microsoft.com/graph/aad-advanced-queries
   */
  lackedBy?: 'plain' | 'counted' | 'uncounted' | 'all' | 'index';
}

/** State of an organization; tests change it. */
export interface EntraState {
  tenant: string;
  /** Null: the app is not in the organization. `isDisabled`: its publisher deactivated it. */
  app: {
    accountEnabled: boolean;
    isDisabled?: boolean;
    appRoleAssignmentRequired?: boolean;
  } | null;
  grants: Grant[];
  /** The person who signed in cannot see apps: all of them look absent. */
  seesNoApps: boolean;
  /** Answers everything with this instead. */
  status: number | null;
  /** Address given for the next page, instead of the real one. */
  nextLink: string | null;
  pageSize: number;
  /** Awaited before each answer, with how many came before: something changes while it is read. */
  onRequest?: (count: number) => void | Promise<void>;
  /** So many questions about single people are answered with 429 and a wait in decimals. */
  throttled?: number;
  /** Knows no `isDisabled` of service principals, and refuses it. */
  isOlder?: boolean;
  /** Takes no advanced query for grants. */
  takesNoCount?: boolean;
}

export interface TestEntra {
  url: string;
  state: EntraState;
  /** Filters that were asked with. */
  filters: string[];
  tokens: string[];
  close(): Promise<void>;
}

interface Asked {
  url: URL;
  headers: Record<string, string | string[] | undefined>;
}
interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

const appObjectId = 'dddddddd-4444-4444-8444-444444444444';
const graphApp = '00000003-0000-0000-c000-000000000000';
const absent: Answer = { status: 404, body: graphError('Request_ResourceNotFound', 'x') };
const bad: Answer = { status: 400, body: graphError('Request_BadRequest', 'x') };

const isFitting = (grant: Grant, filter: string) =>
  [...filter.matchAll(/(consentType|principalId) eq '([^']*)'/g)].every(
    ([, name, value]) => grant[name as 'consentType'] === value,
  );

/** Stands in for what an administrator may ask Microsoft Graph. */
export async function startEntra(applicationId: string, state: EntraState): Promise<TestEntra> {
  const filters: string[] = [];
  const tokens: string[] = [];
  let throttled = 0;

  function grants({ url, headers }: Asked): Answer {
    const filter = url.searchParams.get('$filter') ?? '';
    filters.push(filter);
    // A client that has just gone is not an empty list.
    // https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1557
    if (!state.app) return absent;
    const isCounted = url.searchParams.get('$count') === 'true';
    if (isCounted && state.takesNoCount) return bad;
    const isConsistent = isCounted && headers.consistencylevel === 'eventual';
    const isOfOne = filter.includes('principalId');
    const fitting = state.grants.filter(
      (grant) => isFitting(grant, filter) && !(isConsistent && grant.lackedBy === 'index'),
    );
    const counted = fitting.filter(({ lackedBy }) => isOfOne || lackedBy !== 'uncounted');
    const listed = counted.filter(
      ({ lackedBy }) =>
        !lackedBy ||
        lackedBy === 'index' ||
        (isConsistent && lackedBy !== 'all' && (isOfOne || lackedBy === 'plain')),
    );
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const size = Math.min(state.pageSize, Number(url.searchParams.get('$top') ?? 100));
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(from + size));
    const isMore = listed.length > from + size;
    const value = listed.slice(from, from + size).map(({ lackedBy: _, ...grant }) => ({
      id: `grant-${grant.principalId ?? 'all'}-${grant.scope}`,
      ...grant,
    }));
    return {
      status: 200,
      body: {
        ...(isConsistent && from === 0 && { '@odata.count': counted.length }),
        value,
        ...(isMore && { '@odata.nextLink': state.nextLink ?? next.href }),
      },
    };
  }

  function app(url: URL): Answer {
    if (state.seesNoApps) return absent;
    if (url.pathname.includes(graphApp)) return { status: 200, body: { id: appObjectId } };
    if (!state.app || !url.pathname.includes(applicationId)) return absent;
    if (state.isOlder && url.searchParams.get('$select')?.includes('isDisabled')) return bad;
    const fields = url.searchParams.get('$select')?.split(',') ?? [];
    const all = Object.entries({ id: appObjectId, ...state.app });
    return { status: 200, body: Object.fromEntries(all.filter(([name]) => fields.includes(name))) };
  }

  function answerOne(asked: Asked): Answer {
    const { pathname } = asked.url;
    if (pathname === '/organization')
      return { status: 200, body: { value: [{ id: state.tenant }] } };
    if (pathname === '/oauth2PermissionGrants') return grants(asked);
    if (pathname.startsWith('/servicePrincipals')) return app(asked.url);
    return absent;
  }

  /** https://learn.microsoft.com/graph/json-batching: in any order, each with a status of its own */
  async function batch(request: IncomingMessage): Promise<Answer> {
    const { requests } = (await json(request)) as {
      requests: { id: string; url: string; headers?: Record<string, string> }[];
    };
    if (requests.length > 20) return bad;
    const responses = requests.map(({ id, url, headers = {} }) => {
      if (throttled < (state.throttled ?? 0)) {
        throttled += 1;
        // With decimals: https://github.com/microsoft/dotnet/issues/955
        const body = graphError('TooManyRequests', 'x');
        return { id, status: 429, headers: { 'Retry-After': '0.042' }, body };
      }
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const asked = { url: new URL(url, 'http://graph'), headers: Object.fromEntries(lower) };
      return { id, ...answerOne(asked) };
    });
    return { status: 200, body: { responses: responses.reverse() } };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const before = tokens.push(request.headers.authorization ?? '') - 1;
    await state.onRequest?.(before);
    if (state.status !== null) return { status: state.status, body: graphError('Error', 'x') };
    if (url.pathname === '/$batch' && request.method === 'POST') return batch(request);
    return answerOne({ url, headers: request.headers });
  }

  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request);
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
