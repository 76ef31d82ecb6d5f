import type { LightMyRequestResponse } from 'fastify';
import type { ProviderId } from '../../../server/contract/common.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { publicUrl } from '../../kit/environment.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { requestToken } from '../../kit/tokens.ts';
import { samples } from './samples.ts';
import { answering, type Behaviour, type StandIn, startStandIn } from './stand-in.ts';

export const admin = { accountId: 777, userId: 42, kind: 'admin' as const };
/** Long and odd enough to be found wherever it leaks; an escape in JSON could hide its quotes. */
export const token = 'a-secret/"token"+0123456789';

/** A server of one provider, and the stand-in that it asks. */
export interface Connecting {
  server: TestServer;
  standIn: StandIn;
  /** As monday does after the consent page. */
  connect(body?: object, caller?: typeof admin): Promise<LightMyRequestResponse>;
  connections(): Promise<Connection[]>;
  close(): Promise<void>;
}

export async function startConnecting(
  provider: ProviderId,
  options: { behave?: Behaviour; environment?: Record<string, string | undefined> } = {},
): Promise<Connecting> {
  const sample = samples[provider];
  const standIn = await startStandIn(options.behave ?? answering(sample.good));
  const server = await startServer('sqlite', {
    ...sample.environment(standIn.url),
    ...options.environment,
  });
  const url = `/monday/credentials/${provider}/identity`;
  return {
    server,
    standIn,
    connect: (body = {}, caller = admin) =>
      server.identify(
        {
          token,
          accountId: caller.accountId,
          userId: caller.userId,
          userCredentialsParams: sample.parameters,
          ...body,
        },
        caller,
        { url, headers: { authorization: requestToken(caller, `${publicUrl}${url}`) } },
      ),
    connections: async () =>
      (await server.query({ scope: 'account', withScopes: true }, admin)).json().items,
    async close() {
      await server.close();
      await standIn.close();
    },
  };
}
