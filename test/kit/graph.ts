import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const tenant = 'aaaaaaaa-1111-4111-8111-111111111111';
export const objectId = 'bbbbbbbb-2222-4222-8222-222222222222';

/** https://learn.microsoft.com/graph/api/user-get */
export const me = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
  id: objectId,
  displayName: 'Ada Lovelace',
  mail: 'ada@contoso.example',
  userPrincipalName: 'ada@contoso.onmicrosoft.com',
};

/** https://learn.microsoft.com/graph/api/organization-list */
export const organization = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#organization',
  value: [
    {
      id: tenant,
      displayName: 'Contoso',
      verifiedDomains: [
        {
          name: 'contoso.onmicrosoft.com',
          isInitial: true,
          isDefault: false,
          capabilities: 'Email, OfficeCommunicationsOnline',
          type: 'Managed',
        },
        { name: 'contoso.example', isInitial: false, isDefault: true, type: 'Managed' },
      ],
    },
  ],
};

/** An error as Graph writes it; its words may repeat what was sent. */
export const graphError = (code: string, message: string) => ({
  error: { code, message, innerError: { date: '2026-11-24T09:09:30', 'request-id': 'r-1' } },
});

/** Answers the questions of one path. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export interface TestGraph {
  url: string;
  /** Requests in their order. */
  requests: { path: string; query: string; authorization: string; at: number }[];
  /** Answers of a path, one after the other; the last one stays. */
  on(path: '/me' | '/organization', ...answers: Answer[]): void;
  close(): Promise<void>;
}

/** Stands in for Microsoft Graph at the HTTP boundary; says that the token is Ada's of Contoso. */
export async function startGraph(): Promise<TestGraph> {
  const answers = new Map<string, Answer[]>([
    ['/me', [json(me)]],
    ['/organization', [json(organization)]],
  ]);
  const requests: TestGraph['requests'] = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://graph');
    const authorization = request.headers.authorization ?? '';
    requests.push({ path: pathname, query: search, authorization, at: performance.now() });
    const left = answers.get(pathname) ?? [];
    const answer = left.length > 1 ? left.shift() : left[0];
    void (answer ?? json(graphError('ResourceNotFound', 'no such path'), 404))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    on: (path, ...given) => answers.set(path, given),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
