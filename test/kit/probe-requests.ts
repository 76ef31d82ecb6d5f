import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { routes } from '../../server/contract/routes.ts';
import { call } from './cases.ts';
import { publicUrl } from './environment.ts';
import { probes, type RouteName } from './probes.ts';
import type { TestServer } from './server.ts';
import { type Caller, requestToken, sessionToken } from './tokens.ts';
import type { World } from './world.ts';

/** The request of a probe, filled in. */
export interface Sent {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

export function sentTo(name: RouteName, of: World, caller: Caller): Sent {
  const { params, query = {}, body } = probes[name];
  return { params: params?.(of) ?? {}, query, body: body?.(of, caller) };
}

async function codeFor(server: TestServer, of: World, purpose: string): Promise<string> {
  const body = { purpose, ...(purpose !== 'inventory' && { caseId: of.opened.id }) };
  return (await call(server, 'POST', '/api/handoffs', of.people.admin, body)).json().code;
}

/** The header that speaks for a caller; codes and links speak for whoever made them. */
async function authorizationOf(
  server: TestServer,
  name: RouteName,
  of: World,
  caller: Caller,
  path: string,
): Promise<string | undefined> {
  const { speaks, purpose = 'report' } = probes[name];
  switch (speaks) {
    case 'session':
      return name === 'lifecycle' ? sessionToken(caller) : `Bearer ${sessionToken(caller)}`;
    case 'monday':
      return requestToken(caller, `${publicUrl}${path}`);
    case 'link':
      return `Case ${of.linkToken}`;
    case 'code':
      return `Code ${await codeFor(server, of, purpose)}`;
    case 'ticket': {
      const code = await codeFor(server, of, purpose);
      const headers = { authorization: `Code ${code}` };
      const url = '/api/entra-sessions';
      const answer = await server.app.inject({ method: 'POST', url, headers });
      return `Check ${answer.json().ticket}`;
    }
    case 'anyone':
      return undefined;
  }
}

/** A request to a route as a caller, ready to send. A text as the body is sent as it is. */
export async function requestOf(
  server: TestServer,
  name: RouteName,
  of: World,
  caller: Caller,
  { params, query, body }: Sent,
): Promise<InjectOptions> {
  const [method, pattern = ''] = routes[name].path.split(' ');
  const path = pattern.replace(/:(\w+)/g, (_, key) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams(query).toString();
  const authorization = await authorizationOf(server, name, of, caller, path);
  return {
    method: method as NonNullable<InjectOptions['method']>,
    url: search ? `${path}?${search}` : path,
    headers: {
      ...(authorization && { authorization }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

/** Sends a request to a route as a caller. */
export const send = async (
  server: TestServer,
  name: RouteName,
  of: World,
  caller: Caller,
  sent: Sent,
): Promise<LightMyRequestResponse> =>
  server.app.inject(await requestOf(server, name, of, caller, sent));
