import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, graphError, json, me, organization, startGraph } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';

let setting: IdentitySetting;
beforeEach(async () => {
  setting = await startIdentity();
});
afterEach(() => setting.close());

const connect = () => setting.server.identify(identityBody(), person);
const asked = (path: string) => setting.graph.requests.filter((one) => one.path === path);

async function expectRefused(status: number, type: string) {
  const answer = await connect();
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.json()).toMatchObject({ type: `urn:keyholder:problem:${type}`, status });
  expect(answer.json().detail).toContain('Nothing was recorded.');
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(await setting.recorded()).toEqual([]);
}

test('both questions are asked at once', async () => {
  const waiting: (() => void)[] = [];
  // Neither is answered before both were asked.
  function afterBoth(body: object): Answer {
    return (request, response) => {
      waiting.push(() => void json(body)(request, response));
      if (waiting.length === 2) for (const answer of waiting) answer();
    };
  }
  setting.graph.on('/me', afterBoth(me));
  setting.graph.on('/organization', afterBoth(organization));
  expect((await connect()).statusCode).toBe(200);
});

describe('a second try', () => {
  const throttled = (headers: Record<string, string> = {}, status = 429) =>
    json(graphError('TooManyRequests', 'slow down'), status, headers);

  test.each([
    [429, { 'retry-after': '0' }],
    [500, {}],
    [502, {}],
    [503, { 'retry-after': '1' }],
    [504, { 'retry-after': new Date(0).toUTCString() }],
  ] as const)('follows %i with %o', async (status, headers) => {
    setting.graph.on('/me', throttled(headers, status), json(me));
    expect((await connect()).statusCode).toBe(200);
    expect(asked('/me')).toHaveLength(2);
  });

  test('waits as long as it is told to', async () => {
    setting.graph.on('/me', throttled({ 'retry-after': '1' }), json(me));
    expect((await connect()).statusCode).toBe(200);
    const [first, second] = asked('/me');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(950);
  });

  test('is the last one', async () => {
    setting.graph.on('/me', throttled({}, 503));
    await expectRefused(502, 'provider-unavailable');
    expect(asked('/me')).toHaveLength(2);
  });

  test.each(['60', new Date(Date.now() + 60_000).toUTCString()])(
    'is not made when Microsoft asks to wait longer than we may: %s',
    async (retryAfter) => {
      setting.graph.on('/me', throttled({ 'retry-after': retryAfter }));
      await expectRefused(502, 'provider-unavailable');
      expect(asked('/me')).toHaveLength(1);
    },
  );

  test('follows a connection that breaks', async () => {
    setting.graph.on('/me', (request) => void request.socket.destroy(), json(me));
    expect((await connect()).statusCode).toBe(200);
  });

  test.each([400, 401, 403, 404])('is not made after %i: the token is refused', async (status) => {
    setting.graph.on('/me', json(graphError('InvalidAuthenticationToken', 'no'), status));
    await expectRefused(422, 'provider-refused');
    expect(asked('/me')).toHaveLength(1);
  });
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const elsewhere = await startGraph();
  setting.graph.on('/me', (_request, response) => {
    response.writeHead(status, { location: `${elsewhere.url}/me` }).end();
  });
  await expectRefused(502, 'provider-unavailable');
  expect(elsewhere.requests).toEqual([]);
  await elsewhere.close();
});

describe('an answer is refused', () => {
  const large = { ...me, filler: 'x'.repeat(70_000) };
  const sent = (body: string | Buffer, headers: Record<string, string>) =>
    setting.graph.on('/me', (_request, response) => {
      response.writeHead(200, headers).end(body);
    });

  test('over 64 KB', async () => {
    setting.graph.on('/me', json(large));
    await expectRefused(502, 'provider-unavailable');
  });

  test('that unpacks to more than 64 KB', async () => {
    const packed = gzipSync(JSON.stringify(large));
    expect(packed.length).toBeLessThan(2000);
    sent(packed, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    await expectRefused(502, 'provider-unavailable');
  });

  test('that never ends', async () => {
    setting.graph.on('/me', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '.repeat(8192)), 1);
      response.on('close', () => clearInterval(drip));
    });
    await expectRefused(502, 'provider-unavailable');
  });

  test.each(['text/html', 'text/plain', 'application/jsonp', ''])('of type "%s"', async (type) => {
    sent(JSON.stringify(me), type ? { 'content-type': type } : {});
    await expectRefused(502, 'provider-unavailable');
  });

  test.each([
    '',
    '{"id":',
    '<html>',
    'null',
    '[]',
    '17',
    '"text"',
    '{}',
    '{"id":5}',
    '{"id":"me"}',
  ])('that is garbage: %s', async (body) => {
    sent(body, { 'content-type': 'application/json' });
    await expectRefused(502, 'provider-unavailable');
  });
});

describe('a work account without a readable organization is not recorded', () => {
  test.each([
    ['refused', json(graphError('Authorization_RequestDenied', 'no'), 403), 422],
    ['empty', json({ value: [] }), 422],
    ['with an id that is none', json({ value: [{ id: 'contoso' }] }), 502],
    ['down', json(graphError('ServiceUnavailable', 'no'), 503), 502],
  ])('%s', async (_name, answer, status) => {
    setting.graph.on('/organization', answer);
    await expectRefused(status, status === 422 ? 'provider-unreadable' : 'provider-unavailable');
  });
});

test('a provider that cannot be reached is unavailable', async () => {
  await setting.graph.close();
  await expectRefused(502, 'provider-unavailable');
});

test('a provider that never answers is given up in time: the whole call takes under 8 seconds', async () => {
  setting.graph.on('/me', () => {});
  const start = performance.now();
  await expectRefused(504, 'provider-timeout');
  expect(performance.now() - start).toBeLessThan(7000);
});

test('neither does a slow body, nor a retry, outlast the deadline', async () => {
  const tooLate = json(graphError('TooManyRequests', 'slow'), 429, { 'retry-after': '3' });
  setting.graph.on('/me', tooLate, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  });
  const start = performance.now();
  await expectRefused(504, 'provider-timeout');
  expect(performance.now() - start).toBeLessThan(7000);
});
