import { afterEach, describe, expect, test } from 'vitest';
import { identityBody, person, startIdentity } from '../../kit/identity.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { requestToken, sessionToken } from '../../kit/tokens.ts';

let server: TestServer;
afterEach(() => server.close());

describe.each(storeKinds)('health (%s)', (kind) => {
  test('ready while the store answers; alive without it', async () => {
    server = await startServer(kind);
    const ready = await server.app.inject({ url: '/readyz' });
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
    await server.store.close();
    const unready = await server.app.inject({ url: '/readyz' });
    expect(unready.statusCode).toBe(503);
    expect(unready.json()).toMatchObject({
      status: 503,
      detail: 'The record cannot be reached. This server is not ready.',
    });
    expect(unready.headers['retry-after']).toBe('5');
    const alive = await server.app.inject({ url: '/healthz' });
    expect([alive.statusCode, alive.json()]).toEqual([200, { status: 'ok' }]);
  });

  test.each(['GET', 'HEAD'] as const)('%s /health is the same as /healthz', async (method) => {
    server = await startServer(kind);
    await server.store.close();
    const alive = await server.app.inject({ method, url: '/health' });
    expect(alive.statusCode).toBe(200);
    if (method === 'GET') expect(alive.json()).toEqual({ status: 'ok' });
  });

  test('without the store the list is unavailable, in words that say what to do', async () => {
    server = await startServer(kind);
    await server.store.close();
    const answer = await server.query({}, person);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.json()).toEqual({
      type: 'urn:keyholder:problem:store-unavailable',
      title: 'Unavailable for now',
      status: 503,
      detail: 'The record cannot be reached. Nothing was changed. Try again in a minute.',
    });
    const failed = server.logLines.map((line) => JSON.parse(line)).find((line) => line.store);
    expect(failed).toMatchObject({ msg: 'store failed', store: { kind: 'connection' } });
  });
});

test('an error that no one knows is answered in fixed words, and logged without its message', async () => {
  server = await startServer('sqlite');
  server.store.account = () => {
    throw new Error('of a hidden-value');
  };
  const answer = await server.query({}, person);
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({
    type: 'about:blank',
    title: 'Server error',
    status: 500,
    detail: 'Something went wrong on the server. Try again; if it stays, tell who runs it.',
  });
  const failed = server.logLines.map((line) => JSON.parse(line)).find((l) => l.msg === 'failed');
  expect(failed.error.stack.length).toBeGreaterThan(0);
  expect(server.logLines.join()).not.toContain('hidden-value');
});

describe('metrics', () => {
  const token = 'a-token-for-metrics-0123456789';
  const read = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    server.app.inject({ url: '/metrics', headers, remoteAddress });
  const bearer = { authorization: `Bearer ${token}` };

  test.each(['127.0.0.1', '::1', '10.0.0.1'])(
    'are not there without METRICS_TOKEN, whoever asks: %s',
    async (address) => {
      server = await startServer('sqlite');
      expect((await read({}, address)).statusCode).toBe(404);
      expect((await read(bearer, address)).statusCode).toBe(404);
    },
  );

  test('with a token are for who has it, from anywhere', async () => {
    server = await startServer('sqlite', { METRICS_TOKEN: token });
    const answer = await read(bearer, '10.0.0.1');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect((await read({ authorization: `Bearer ${token}x` })).statusCode).toBe(403);
    expect((await read({ authorization: 'Bearer ' })).statusCode).toBe(403);
    expect((await read()).statusCode).toBe(403);
  });

  test('count calls by pattern and result, and name no account or person', async () => {
    const setting = await startIdentity('sqlite', { METRICS_TOKEN: token });
    server = setting.server;
    await server.identify(identityBody(), person);
    await server.get('/api/connections/019a0000-0000-7000-8000-000000000000', person);
    await server.app.inject({ url: '/api/session' });
    await server.app.inject({
      method: 'POST',
      url: '/monday/credentials/microsoft/identity',
      headers: { authorization: requestToken(person) },
      payload: identityBody(),
    });
    const { body } = await read(bearer);
    expect(body).toContain(
      'keyholder_identity_calls_total{provider="microsoft",result="recorded"} 2',
    );
    expect(body).toContain('keyholder_refused_tokens_total{reason="token-missing"} 1');
    expect(body).toContain('keyholder_missing_audience_total 1');
    expect(body).toMatch(/method="GET",route="\/api\/connections\/:id",status="404"/);
    // Among the figures the digits may stand by chance.
    expect(body).not.toMatch(/="[^"]*777/);
    expect(body).not.toContain('019a0000');
    await setting.graph.close();
  });
});

/** Rules of `promtool check metrics` for names and help. https://prometheus.io/docs/practices/naming/ */
function lint(body: string): string[] {
  const helped = new Set([...body.matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name));
  return [...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type = '']) => [
    ...(helped.has(name) ? [] : [`${name}: no help`]),
    ...(type === 'counter' && !name.endsWith('_total') ? [`${name}: counter without _total`] : []),
    ...(type !== 'counter' && name.endsWith('_total') ? [`${name}: _total, and no counter`] : []),
    ...(/_(count|sum|bucket)$/.test(name) ? [`${name}: a reserved ending`] : []),
    ...(/[A-Z:]/.test(name) ? [`${name}: characters`] : []),
    ...(/_(milliseconds|ms|minutes|hours|kb|mb|kilobytes|megabytes|percent)(_|$)/.test(name)
      ? [`${name}: no base unit`]
      : []),
    ...(/(^|_)(counter|gauge|histogram|summary)(_|$)/.test(name)
      ? [`${name}: names its type`]
      : []),
  ]);
}

test('the names of all metrics are as Prometheus advises', async () => {
  const token = 'a-token-for-metrics-0123456789';
  server = await startServer('sqlite', { METRICS_TOKEN: token });
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await server.app.inject({ url: '/metrics', headers });
  expect(body).toContain('process_resident_memory_bytes');
  expect(lint(body)).toEqual([]);
});

describe('the log', () => {
  test('has one line a request: pattern and ids, no address, query or name', async () => {
    server = await startServer('sqlite');
    await server.get('/api/connections/019a0000-0000-7000-8000-000000000000?q=secret', person);
    await server.app.inject({ url: `/admin?sessionToken=${sessionToken(person)}` });
    await server.app.inject({ url: '/guess/secret' });
    const lines = server.logLines.map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        reqId: expect.any(String),
        method: 'GET',
        route: '/api/connections/:id',
        status: 404,
        milliseconds: expect.any(Number),
        accountId: '777',
        userId: '42',
        type: 'no-such-connection',
        msg: 'request',
      },
      expect.objectContaining({ route: '/admin', status: 200 }),
      expect.objectContaining({ route: 'none', status: 404 }),
    ]);
    expect(server.logLines.join()).not.toContain('secret');
  });

  test('names the reason of every refused call of monday’s, and nothing of its token', async () => {
    server = await startServer('sqlite');
    const call = (authorization: string, payload: object) =>
      server.app.inject({
        method: 'POST',
        url: '/monday/credentials/microsoft/identity',
        headers: { authorization },
        payload,
      });
    const other = requestToken(person, undefined, 'another-secret-0123456789');
    await call('', identityBody());
    await call(other, identityBody());
    await call(requestToken(person), identityBody({ userId: 7 }));
    await call(requestToken(person), { ...identityBody(), token: undefined });
    await server.app.inject({
      method: 'POST',
      url: '/monday/blocks/check-connection',
      headers: { authorization: requestToken(person) },
      payload: { payload: {} },
    });
    const types = server.logLines.map((line) => JSON.parse(line).type);
    expect(types).toEqual([
      'token-missing',
      'token-signature',
      'token-and-body-differ',
      'bad-input',
      'no-credential',
    ]);
    expect(server.logLines.join()).not.toContain(other.split('.')[2]);
  });

  test('hides secrets should an object that holds them be logged', async () => {
    server = await startServer('sqlite');
    const secret = 'never-to-be-seen';
    server.app.log.error({ token: secret, body: { token: secret }, a: { headers: secret } }, 'x');
    server.app.log.error({ request: { query: secret, shortLivedToken: secret } }, 'x');
    expect(server.logLines).toHaveLength(2);
    expect(server.logLines.join()).not.toContain(secret);
  });
});
