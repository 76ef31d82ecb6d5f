import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { providerId } from '../../../server/contract/common.ts';
import { allProviders } from '../../../server/providers/registry.ts';
import { type Connecting, startConnecting, token } from './connect.ts';
import { samples } from './samples.ts';
import { always, answering, type Behaviour, firstThen, silent, startStandIn } from './stand-in.ts';

test('every id of the contract has a provider, and every provider a sample', () => {
  const ids = allProviders({ MICROSOFT_CLOUD: 'global' }).map((provider) => provider.id);
  expect(ids.sort()).toEqual([...providerId.options].sort());
  expect(Object.keys(samples).sort()).toEqual(ids);
});

describe.each(providerId.options)('%s', (id) => {
  const sample = samples[id];
  const good = answering(sample.good);
  let connecting: Connecting;
  beforeAll(async () => {
    connecting = await startConnecting(id);
  });
  afterAll(() => connecting.close());

  let answers: string[] = [];
  async function connectWhile(behave: Behaviour) {
    connecting.standIn.forget();
    connecting.standIn.behave = behave;
    const reply = await connecting.connect();
    answers.push(reply.body);
    return reply;
  }
  afterEach(() => {
    const seen = [...answers, ...connecting.server.logLines].join('\n');
    expect(seen).not.toContain(token);
    expect(seen).not.toContain(JSON.stringify(token).slice(1, -1));
    answers = [];
  });

  /** Calls for the first path; others (a second question, asked beside it) do not count here. */
  const tries = () =>
    connecting.standIn.calls.filter((call) => call.url.split('?', 1)[0] === sample.path).length;

  async function expectFailure(behave: Behaviour, status: number, type: string) {
    const before = await connecting.connections();
    const reply = await connectWhile(behave);
    expect(reply.json()).toMatchObject({ status, type: `urn:keyholder:problem:${type}` });
    expect(reply.json().detail).toContain('Nothing was recorded.');
    expect(await connecting.connections()).toEqual(before);
  }

  test('a good token: recorded, and answered with the identity', async () => {
    const reply = await connectWhile(good);
    expect(reply.statusCode).toBe(200);
    const { providerUniqueIdentifier, displayName } = reply.json();
    expect(displayName).toBe(sample.displayName);
    expect(providerUniqueIdentifier).toMatch(sample.identifier);
    expect(await connecting.connections()).toMatchObject([
      { provider: id, providerUniqueIdentifier, displayName, userId: '42' },
    ]);
  });

  test('the token goes into one header, and neither into an address nor a body', async () => {
    await connectWhile(good);
    expect(connecting.standIn.calls[0]?.method).toBe(sample.method);
    for (const { url, headers, body } of connecting.standIn.calls) {
      expect(headers.authorization).toBe(`Bearer ${token}`);
      expect(decodeURIComponent(url) + body).not.toContain(token);
      expect(JSON.stringify({ ...headers, authorization: '' })).not.toContain(token);
    }
  });

  test.each([400, 401, 403])('a token refused with %i: 422', async (status) => {
    await expectFailure(always({ error: { message: token } }, { status }), 422, 'provider-refused');
    expect(tries()).toBe(1);
  });

  test('too many calls, and it may be tried at once: tried once more', async () => {
    const busy = always({}, { status: 429, headers: { 'retry-after': '0' } });
    expect((await connectWhile(firstThen(busy, good))).statusCode).toBe(200);
    expect(tries()).toBe(2);
  });

  test('too many calls without a word when: tried once more, then 502', async () => {
    await expectFailure(always({}, { status: 429 }), 502, 'provider-unavailable');
    expect(tries()).toBe(2);
  });

  test('too many calls, and a wait beyond our time: not tried again, 502', async () => {
    const busy = always({}, { status: 429, headers: { 'retry-after': '60' } });
    await expectFailure(busy, 502, 'provider-unavailable');
    expect(tries()).toBe(1);
  });

  test('a server error that passes: tried once more', async () => {
    expect((await connectWhile(firstThen(always('', { status: 500 }), good))).statusCode).toBe(200);
  });

  test('a server error that stays: 502', async () => {
    await expectFailure(always(token, { status: 500 }), 502, 'provider-unavailable');
    expect(tries()).toBe(2);
  });

  test.each([
    ['no JSON', '<html>maintenance</html>'],
    ['half of an object', '{"id":"1'],
    ['a list', []],
    ['null', 'null'],
    ['a text', '"ada"'],
    ['nothing', ''],
    ['a name that is no text', sample.named({ first: 'Ada' } as unknown as string)],
  ])('garbage, %s: 502', async (_name, body) => {
    await expectFailure(always(body), 502, 'provider-unavailable');
  });

  test('the right words in another content type: 502', async () => {
    const html = always(sample.good[sample.path], { headers: { 'content-type': 'text/html' } });
    await expectFailure(html, 502, 'provider-unavailable');
  });

  test.each([301, 302, 303, 307, 308])('a redirect with %i is not followed', async (status) => {
    const elsewhere = await startStandIn(good);
    const redirect = always({}, { status, headers: { location: elsewhere.url + sample.path } });
    await expectFailure(redirect, 502, 'provider-unavailable');
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.close();
  });

  test('an answer of more than 64 KB: 502', async () => {
    const huge = { ...(sample.named('Ada') as object), more: 'x'.repeat(70_000) };
    await expectFailure(always(huge), 502, 'provider-unavailable');
  });

  test('an answer that repeats the token: 502, and nothing of it is kept', async () => {
    await expectFailure(always(sample.named(`Ada ${token}`)), 502, 'provider-unavailable');
    const escaped = JSON.stringify(sample.named(token)).replaceAll('a-secret', '\\u0061-secret');
    await expectFailure(always(escaped), 502, 'provider-unavailable');
  });

  test('after all that the token is nowhere in the files of the database', async () => {
    await connectWhile(good);
    const folder = dirname(connecting.server.url.replace('sqlite:', ''));
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(files.join()).toContain(sample.displayName);
    expect(files.join()).not.toContain(token);
    expect(files.join()).not.toContain(JSON.stringify(token).slice(1, -1));
  });

  test('a connection cut in the middle: 502', async () => {
    const cut: Behaviour = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"id":');
      setTimeout(() => response.destroy(), 20);
    };
    await expectFailure(cut, 502, 'provider-unavailable');
  });
});

test('no provider keeps monday waiting: each that is silent is 504 within eight seconds', async () => {
  await Promise.all(
    providerId.options.map(async (id) => {
      const connecting = await startConnecting(id, { behave: silent });
      const started = performance.now();
      const reply = await connecting.connect();
      expect(reply.json(), id).toMatchObject({
        status: 504,
        type: 'urn:keyholder:problem:provider-timeout',
      });
      expect(performance.now() - started).toBeLessThan(8000);
      expect(await connecting.connections()).toEqual([]);
      await connecting.close();
    }),
  );
});

test('a provider that cannot be reached at all is 502', async () => {
  const connecting = await startConnecting('google', {
    environment: { GOOGLE_USERINFO_URL: 'http://127.0.0.1:9/userinfo' },
  });
  expect((await connecting.connect()).statusCode).toBe(502);
  await connecting.close();
});
