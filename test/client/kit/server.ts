import { vi } from 'vitest';

export interface Call {
  method: string;
  path: string;
  /** The path with its query. */
  url: string;
  /** The JSON that was sent. */
  body: Record<string, unknown>;
  token: string;
}

export type Answer = (call: Call) => Response | Promise<Response>;

export interface Server {
  calls: Call[];
  callsOf(path: string): Call[];
  /** By path, without its query. */
  answers: Record<string, Answer>;
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** An error as the server words it. */
export const problem = (
  status: number,
  type: string,
  detail: string,
  headers: Record<string, string> = {},
) =>
  json({ type: `urn:keyholder:problem:${type}`, title: 'Error', status, detail }, status, headers);

/** Stands in for the server at fetch. A path without an answer is a fault of the view. */
export function standInForServer(answers: Record<string, Answer>): Server {
  const server: Server = {
    calls: [],
    callsOf: (path) => server.calls.filter((call) => call.path === path),
    answers,
  };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    init.signal?.throwIfAborted();
    const call = {
      method: init.method ?? 'GET',
      path: path.split('?')[0] ?? '',
      url: path,
      body: init.body ? JSON.parse(String(init.body)) : {},
      token: new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '',
    };
    server.calls.push(call);
    const answer = server.answers[call.path];
    return answer ? answer(call) : problem(404, 'nothing', 'There is nothing at this address.');
  });
  return server;
}
