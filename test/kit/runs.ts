import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { type ConnectionDetail, connectionDetail } from '../../server/contract/connection.ts';
import { publicUrl } from './environment.ts';
import { providerToken } from './identity.ts';
import type { TestServer } from './server.ts';
import { type Caller, requestToken } from './tokens.ts';

export const blockPath = '/monday/blocks/check-connection';
export const optionsPath = '/monday/fields/connected-account/options';

export interface GivenRun {
  credentialsValues?: unknown;
  recipeId?: unknown;
  integrationId?: unknown;
  inputFields?: unknown;
  actionUuid?: unknown;
  hostMetadata?: unknown;
}

/** One credential, in the shape seen in real runs. */
export const credential = (userCredentialsId: number, extra: object = {}) => ({
  userCredentialsId,
  accessToken: providerToken,
  userCredentialsParams: {},
  tokenRequestedParams: {},
  ...extra,
});

/** The body of a run. https://developer.monday.com/apps/docs/workflows-actions */
export function blockBody(run: GivenRun = {}) {
  const {
    credentialsValues = { microsoft: credential(221_927) },
    recipeId = 629_280,
    integrationId = 398_528_596,
    inputFields = {},
    actionUuid = crypto.randomUUID().replaceAll('-', ''),
    hostMetadata,
  } = run;
  return {
    payload: {
      blockKind: 'action',
      credentialsValues,
      inboundFieldValues: inputFields,
      inputFields,
      recipeId,
      integrationId,
    },
    runtimeMetadata: {
      actionUuid,
      triggerUuid: 'bd66a3b0a86dcb0000000000000000ff',
      ...(hostMetadata !== undefined && { hostMetadata }),
    },
  };
}

/** As monday's servers, with a token for this caller. */
export function callMonday(
  server: TestServer,
  path: string,
  caller: Caller,
  payload: object | string,
): Promise<LightMyRequestResponse> {
  return server.app.inject({
    method: 'POST',
    url: path,
    headers: {
      authorization: requestToken(caller, `${publicUrl}${path}`),
      'content-type': 'application/json',
    },
    payload,
  });
}

/** Runs the block, as an automation of this caller. */
export const runBlock = (server: TestServer, caller: Caller, run: GivenRun = {}) =>
  callMonday(server, blockPath, caller, blockBody(run));

/** One connection with all that is known of it, by its name, as an admin of the account sees it. */
export async function detailOf(
  server: TestServer,
  accountId: number,
  isWanted: (connection: ConnectionDetail['connection']) => boolean = () => true,
): Promise<ConnectionDetail> {
  const admin: Caller = { accountId, userId: 1, kind: 'admin' };
  const page = await server.query({ scope: 'account', limit: 200 }, admin);
  const wanted = page.json().items.find(isWanted);
  expect(wanted, 'the connection is listed').toBeDefined();
  const answer = await server.get(`/api/connections/${wanted.id}`, admin);
  expect(answer.statusCode).toBe(200);
  return connectionDetail.parse(answer.json());
}
