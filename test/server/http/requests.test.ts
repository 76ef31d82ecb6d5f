import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../../server/contract/problem.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const caller: Caller = { accountId: 777, userId: 42 };
let server: TestServer;
beforeAll(async () => {
  server = await startServer('sqlite');
});
afterAll(() => server.close());

const post = (payload: string, type = 'application/json') =>
  server.app.inject({
    method: 'POST',
    url: '/api/connections/query',
    headers: { authorization: sessionToken(caller), 'content-type': type },
    payload,
  });

describe('a body is refused', () => {
  test.each([
    ['over 64 KB', JSON.stringify({ q: 'x'.repeat(65_536) }), undefined, 413],
    ['that is no JSON', '{"scope":', undefined, 400],
    ['that is empty', '', undefined, 400],
    ['that is a list', '[]', undefined, 400],
    ['that is null', 'null', undefined, 400],
    ['that sets a prototype', '{"__proto__":{"scope":"account"}}', undefined, 400],
    ['that sets a constructor', '{"constructor":{"prototype":{"x":1}}}', undefined, 400],
    ['of another type', 'scope=account', 'application/x-www-form-urlencoded', 415],
    ['that is plain text', '{}', 'text/plain', 415],
    ['in many parts', '--x', 'multipart/form-data; boundary=x', 415],
  ])('%s', async (_name, payload, type, status) => {
    const answer = await post(payload, type);
    expect(answer.statusCode, answer.body).toBe(status);
    const said = problem.parse(answer.json());
    expect(said.status).toBe(status);
    expect(said.detail).toMatch(/Nothing was changed\.$/);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test('just under 64 KB is read', async () => {
    const answer = await post(JSON.stringify({ q: 'x'.repeat(65_000) }));
    expect(answer.json().errors[0].pointer).toBe('/q');
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', '/api/nothing'],
    ['POST', '/api/session'],
    ['DELETE', '/api/connections/summary'],
    ['PUT', '/api/connections/query'],
    ['GET', '/monday/credentials/microsoft/identity'],
    ['OPTIONS', '/api/connections/query'],
    ['TRACE', '/api/session'],
    ['POST', '/'],
  ] as const)('%s %s is a 404 problem that repeats nothing', async (method, url) => {
    const answer = await server.app.inject({
      method: method as 'GET',
      url: `${url}?q=secret-word`,
    });
    expect(answer.statusCode).toBe(404);
    expect(problem.parse(answer.json()).status).toBe(404);
    expect(answer.body).not.toContain('secret-word');
  });

  test.each(['/%', '/%zz', '/api/connections/%E0%A4%A', `/api/connections/${'x'.repeat(200)}`])(
    'an address that cannot be read is no server error: %s',
    async (url) => {
      const answer = await server.app.inject({ url });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.body).not.toContain(url);
    },
  );
});

test('a query string that is unknown is refused', async () => {
  const answer = await server.get('/api/connections/summary?scope=account&x=1', caller);
  expect(answer.statusCode).toBe(400);
});

describe('on a socket', () => {
  let port: number;
  beforeAll(async () => {
    const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
    port = Number(new URL(address).port);
  });

  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => {
        said += data;
      });
      socket.on('close', () => resolve(said));
      socket.on('error', reject);
    });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', '400'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      '400',
    ],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
    ['huge headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
  ])('%s is refused, and the connection ends', async (_name, text, status) => {
    expect((await raw(text)).split(' ')[1]).toBe(status);
  });

  test('slow callers do not hold a connection for ever', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = server.app.server;
    expect(headersTimeout).toBe(10_000);
    expect(requestTimeout).toBe(15_000);
    expect(keepAliveTimeout).toBe(65_000);
    expect(timeout).toBe(30_000);
  });
});
