import { afterEach, describe, expect, test } from 'vitest';
import { blockError } from '../../../server/contract/block.ts';
import { blockPath, callMonday, optionsPath, runBlock } from '../../kit/runs.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { type Caller, requestToken, sessionToken } from '../../kit/tokens.ts';

let server: TestServer;
afterEach(() => server.close());

/** A tenth of a percent: 6 an account, 1 a person, 1 anonymous, 1 failure a minute. */
const start = async (overrides: Record<string, string>) => {
  server = await startServer('sqlite', overrides);
};
const person = (userId: number, accountId = 1): Caller => ({ accountId, userId });
const statusOf = async (caller: Caller) => (await server.get('/api/session', caller)).statusCode;

async function statuses(calls: Caller[]): Promise<number[]> {
  const found: number[] = [];
  for (const caller of calls) found.push(await statusOf(caller));
  return found;
}

const everyPerson = (count: number, accountId = 1) =>
  Array.from({ length: count }, (_, index) => person(index + 1, accountId));

describe('limits', () => {
  test('are per account: the account over it waits, another does not', async () => {
    await start({ RATE_LIMIT_SCALE: '0.001' });
    expect(await statuses(everyPerson(6))).toEqual(Array(6).fill(200));
    const refused = await server.get('/api/session', person(7));
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({
      type: 'urn:keyholder:problem:too-many-account',
      title: 'Too many calls',
      detail: expect.stringContaining('was not carried out'),
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(await statusOf(person(1, 2))).toBe(200);
  });

  test('are per person: one person over it does not stop a colleague', async () => {
    await start({ RATE_LIMIT_SCALE: '0.005' });
    expect(await statuses([person(1), person(1), person(1), person(1), person(2)])).toEqual([
      200, 200, 200, 429, 200,
    ]);
    expect((await server.get('/api/session', person(1))).json().type).toBe(
      'urn:keyholder:problem:too-many-person',
    );
    expect(await statusOf(person(1, 2))).toBe(200);
  });

  test("count monday's own calls by account, whichever the path, and apart from people's", async () => {
    await start({ RATE_LIMIT_SCALE: '0.001' });
    const bodies = Array.from({ length: 6 }, () => ({ accountId: 1, userId: 5 }));
    for (const body of bodies) {
      // One person made every automation of the account: more than one call must pass.
      expect((await server.identify(body, person(5))).statusCode).toBe(400);
    }
    expect((await server.identify({ accountId: 1, userId: 6 }, person(6))).statusCode).toBe(429);
    expect((await callMonday(server, optionsPath, person(6), {})).statusCode).toBe(429);
    expect((await server.identify({}, person(6, 2))).statusCode).toBe(400);
    expect(await statusOf(person(5))).toBe(200);
  });

  test('that stop a run fail this run only, in the form that monday reads', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0001' });
    await callMonday(server, blockPath, person(5), {});
    const answer = await runBlock(server, person(5));
    expect(answer.statusCode).toBe(429);
    expect(blockError.parse(answer.json())).toMatchObject({
      severityCode: 4000,
      runtimeErrorDescription: expect.stringContaining('The automation stays on'),
    });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('count failed tokens by address, and let good ones from there through', async () => {
    await start({ RATE_LIMIT_SCALE: '0.05' });
    const bad = () =>
      server.app.inject({
        url: '/api/session',
        headers: { authorization: sessionToken(person(1), 'a-wrong-secret-0123456789') },
      });
    expect([await bad(), await bad(), await bad()].map((one) => one.statusCode)).toEqual([
      401, 401, 401,
    ]);
    const refused = await bad();
    expect(refused.json()).toMatchObject({ type: 'urn:keyholder:problem:too-many-failure' });
    expect(await statusOf(person(1))).toBe(200);
    const monday = await server.app.inject({
      method: 'POST',
      url: '/monday/credentials/unknown/identity',
      headers: { authorization: requestToken(person(2)) },
      payload: { token: 'x', accountId: 1, userId: 2 },
    });
    expect(monday.statusCode).toBe(404);
  });

  test('count anonymous paths and guesses by address; health is never refused', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0025' });
    const statusAt = async (url: string) => (await server.app.inject({ url })).statusCode;
    expect(await statusAt('/admin')).toBe(200);
    expect(await statusAt('/guess')).toBe(404);
    expect(await statusAt('/openapi.json')).toBe(200);
    expect(await statusAt('/admin')).toBe(429);
    expect(await statusAt('/openapi.json')).toBe(429);
    expect(await statusAt('/monday-app-association.json')).toBe(429);
    expect(await statusAt('/guess')).toBe(429);
    expect(await statusAt('/healthz')).toBe(200);
    expect(await statusAt('/readyz')).toBe(200);
    expect(await statusOf(person(1))).toBe(200);
  });

  test('count wrong tokens for the metrics as failures', async () => {
    await start({ RATE_LIMIT_SCALE: '0.02', METRICS_TOKEN: 'metrics-token-0123456789' });
    const read = async (token: string) =>
      (await server.app.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } }))
        .statusCode;
    expect([await read('wrong'), await read('wrong')]).toEqual([403, 429]);
    expect(await read('metrics-token-0123456789')).toBe(200);
  });

  test('are off at scale 0', async () => {
    await start({ RATE_LIMIT_SCALE: '0' });
    const all = Array.from({ length: 700 }, () => statusOf(person(1)));
    expect(new Set(await Promise.all(all))).toEqual(new Set([200]));
  });
});

describe('whose address counts', () => {
  const from = async (forwarded: string, remoteAddress = '10.0.0.1') =>
    (
      await server.app.inject({
        url: '/admin',
        remoteAddress,
        headers: { 'x-forwarded-for': forwarded },
      })
    ).statusCode;

  test('without TRUST_PROXY the address of the connection, whatever is claimed', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0005' });
    expect(await from('1.1.1.1')).toBe(200);
    expect(await from('2.2.2.2')).toBe(429);
  });

  test('behind one hop the last address that was added', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0005', TRUST_PROXY: '1' });
    expect(await from('9.9.9.9, 1.1.1.1')).toBe(200);
    expect(await from('8.8.8.8, 1.1.1.1')).toBe(429);
    expect(await from('9.9.9.9, 2.2.2.2')).toBe(200);
  });

  test('behind two hops the one before', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0005', TRUST_PROXY: '2' });
    expect(await from('7.7.7.7, 1.1.1.1, 10.0.0.2')).toBe(200);
    expect(await from('6.6.6.6, 1.1.1.1, 10.0.0.3')).toBe(429);
  });

  test('with named proxies only what they say', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0005', TRUST_PROXY: '10.0.0.0/8, 192.168.1.1' });
    expect(await from('1.1.1.1')).toBe(200);
    expect(await from('2.2.2.2')).toBe(200);
    expect(await from('3.3.3.3', '172.16.0.1')).toBe(200);
    expect(await from('4.4.4.4', '172.16.0.1')).toBe(429);
  });

  test('all addresses of one IPv6 customer count as one', async () => {
    await start({ RATE_LIMIT_SCALE: '0.0005', TRUST_PROXY: '1' });
    expect(await from('2001:db8:1:2::1')).toBe(200);
    expect(await from('2001:db8:1:2:ffff::9')).toBe(429);
    expect(await from('2001:db8:1:3::1')).toBe(200);
  });
});
