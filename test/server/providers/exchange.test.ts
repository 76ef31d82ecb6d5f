import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callProvider } from '../../../server/providers/shared/call.ts';
import { answer, type Behaviour, type StandIn, startStandIn } from './stand-in.ts';

let provider: StandIn;

afterEach(() => provider.close());

async function ask(behave: Behaviour, largest?: number) {
  provider = await startStandIn(behave);
  return callProvider({
    url: `${provider.url}/me`,
    token: 'a-token-of-somebody',
    schema: z.object({ name: z.string() }),
    deadline: AbortSignal.timeout(2000),
    ...(largest && { largest }),
  });
}

const packed =
  (body: object): Behaviour =>
  (_request, response) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    response.writeHead(200, headers);
    response.end(gzipSync(JSON.stringify(body)));
  };

describe('a packed answer of a provider', () => {
  test('is read as any other', async () => {
    expect(await ask(packed({ name: 'Ada' }))).toEqual({ name: 'Ada' });
    expect(provider.calls[0]?.headers['accept-encoding']).toBe('gzip');
  });

  test('counts by its size once unpacked', async () => {
    const asked = ask(packed({ name: 'a'.repeat(5000) }), 4000);
    await expect(asked).rejects.toThrow('The provider answered more than is read.');
  });

  test('that breaks off is no answer', async () => {
    const cut: Behaviour = (_request, response) => {
      const whole = gzipSync(JSON.stringify({ name: 'Ada' }));
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(whole.subarray(0, whole.length - 12));
    };
    await expect(ask(cut)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

test('calls one after the other use one connection', async () => {
  const ports = new Set<number | undefined>();
  const noting: Behaviour = (request, response) => {
    ports.add(request.socket.remotePort);
    answer(response, { name: 'Ada' });
  };
  await ask(noting);
  for (let call = 0; call < 3; call += 1) {
    await callProvider({
      url: `${provider.url}/me`,
      token: 'a-token-of-somebody',
      schema: z.object({ name: z.string() }),
      deadline: AbortSignal.timeout(2000),
    });
  }
  expect(ports.size).toBe(1);
});
