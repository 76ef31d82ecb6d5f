import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OptionsAnswer, optionsAnswer } from '../../server/contract/field.ts';
import { given } from '../kit/connections.ts';
import { callMonday, credential, optionsPath } from '../kit/runs.ts';
import { startServer, type TestServer } from '../kit/server.ts';
import { storeKinds } from '../kit/stores.ts';
import { type Caller, sessionToken } from '../kit/tokens.ts';

const person: Caller = { accountId: 1, userId: 11, kind: 'admin' };
const colleague: Caller = { accountId: 1, userId: 12 };
const namesake: Caller = { accountId: 2, userId: 11 };
const microsoft = { microsoft: credential(5) };

describe.each(storeKinds)('the field "Connected account" (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  async function options(payload: object, caller = person): Promise<OptionsAnswer> {
    const answer = await callMonday(server, optionsPath, caller, { payload });
    expect(answer.statusCode, answer.body).toBe(200);
    return optionsAnswer.parse(answer.json());
  }
  const titles = async (payload: object) =>
    (await options(payload)).options.map((option) => option.title);

  test('offers the person’s own connections of the provider, told apart by address and organization', async () => {
    await given(server.store, person, { name: 'Ada', key: '1', email: 'ada@contoso.example' });
    await given(server.store, person, { name: 'Ada', key: '2', organization: null });
    await given(server.store, colleague, { name: 'Of a colleague' });
    await given(server.store, namesake, { name: 'Of another account' });
    const answer = await options({ credentialsValues: microsoft, pageRequestData: {} });
    expect(answer.options.map((option) => option.title).sort()).toEqual([
      'Ada',
      'Ada (ada@contoso.example, Contoso)',
    ]);
    expect(new Set(answer.options.map((option) => option.value)).size).toBe(2);
    expect(answer).toMatchObject({
      isPaginated: true,
      isLastPage: true,
      nextPageRequestData: null,
    });
  });

  test.each([
    ['another provider', { google: credential(5) }],
    ['no credential', {}],
    ['a credential that is not there', { microsoft: null }],
    ['a kind that is not known', { carrierPigeon: credential(5) }],
    ['nothing', undefined],
  ])('offers nothing for %s', async (_name, credentialsValues) => {
    await given(server.store, person);
    expect((await options({ credentialsValues })).options).toEqual([]);
  });

  test('comes in pages, each connection once, by name', async () => {
    const names = Array.from(
      { length: 120 },
      (_, index) => `Name ${String(index).padStart(3, '0')}`,
    );
    for (const name of names) await given(server.store, person, { name, organization: null });
    const found: string[] = [];
    let pageRequestData: object | null = {};
    let pages = 0;
    while (pageRequestData !== null) {
      const answer: OptionsAnswer = await options({
        credentialsValues: microsoft,
        pageRequestData,
      });
      expect(answer.isLastPage).toBe(answer.nextPageRequestData === null);
      found.push(...answer.options.map((option) => option.title));
      pageRequestData = answer.nextPageRequestData;
      pages += 1;
    }
    expect(found).toEqual(names);
    expect(pages).toBe(3);
  });

  test.each(['search', 'searchTerm', 'query'])('searches by "%s"', async (name) => {
    await given(server.store, person, { name: 'José', organization: null });
    await given(server.store, person, { name: '100% Ada', organization: null });
    expect(await titles({ credentialsValues: microsoft, [name]: 'jose' })).toEqual(['José']);
    expect(await titles({ credentialsValues: microsoft, [name]: '%' })).toEqual(['100% Ada']);
    expect(await titles({ credentialsValues: microsoft, [name]: 'x'.repeat(900) })).toEqual([]);
    expect(await titles({ credentialsValues: microsoft, [name]: null })).toHaveLength(2);
  });

  test('a page of another list or person is refused', async () => {
    for (let index = 0; index < 51; index += 1) {
      await given(server.store, person, { name: `Name ${index}` });
    }
    const { nextPageRequestData } = await options({ credentialsValues: microsoft });
    for (const [caller, search] of [
      [colleague, ''],
      [person, 'name'],
    ] as const) {
      const payload = {
        credentialsValues: microsoft,
        pageRequestData: nextPageRequestData,
        search,
      };
      const answer = await callMonday(server, optionsPath, caller, { payload });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().type).toBe('urn:keyholder:problem:cursor-misfit');
    }
  });

  test('only monday may ask', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: optionsPath,
      headers: { authorization: sessionToken(person) },
      payload: { payload: { credentialsValues: microsoft } },
    });
    expect(answer.statusCode).toBe(401);
  });

  test('a store that is down is 503, in words', async () => {
    await server.store.close();
    const payload = { credentialsValues: microsoft };
    const answer = await callMonday(server, optionsPath, person, { payload });
    expect(answer.statusCode).toBe(503);
    expect(answer.json().detail).toContain('Try again');
  });
});
