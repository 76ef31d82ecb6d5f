import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A provider over real HTTP, whose behaviour a test may change between calls. */
export interface StandIn {
  url: string;
  behave: Behaviour;
  /** Every call since the last `forget`: method, address with query, headers, body. */
  calls: { method: string; url: string; headers: Record<string, unknown>; body: string }[];
  forget(): void;
  close(): Promise<void>;
}

export async function startStandIn(behave: Behaviour): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    standIn.calls.push({ method, url, headers, body });
    standIn.behave(request, response);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave,
    calls: [],
    forget: () => {
      standIn.calls = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}

export function answer(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Answers each path with its JSON; a path that no one expects gets a 404. */
export const answering =
  (byPath: Record<string, unknown>): Behaviour =>
  (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    if (path in byPath) answer(response, byPath[path]);
    else answer(response, { error: 'no such path' }, { status: 404 });
  };

export const always =
  (body: unknown, options?: Parameters<typeof answer>[2]): Behaviour =>
  (_request, response) =>
    answer(response, body, options);

/** The first behaviour once for each path, then the second. */
export function firstThen(first: Behaviour, then: Behaviour): Behaviour {
  const seen = new Set<string>();
  return (request, response) => {
    const path = request.url ?? '';
    const behave = seen.has(path) ? then : first;
    seen.add(path);
    behave(request, response);
  };
}

export const silent: Behaviour = () => {};
