import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockAnswer, blockError } from '../../../server/contract/block.ts';
import { graphError, json, me, organization } from '../../kit/graph.ts';
import { type IdentitySetting, person, providerToken, startIdentity } from '../../kit/identity.ts';
import { blockBody, blockPath, callMonday, credential, runBlock } from '../../kit/runs.ts';
import { requestToken, sessionToken } from '../../kit/tokens.ts';

let setting: IdentitySetting;
beforeEach(async () => {
  setting = await startIdentity();
});
afterEach(() => setting.close());

const refused = json(graphError('InvalidAuthenticationToken', `bad ${providerToken}`), 401);

async function outputs(run: Parameters<typeof runBlock>[2] = {}) {
  const answer = await runBlock(setting.server, person, run);
  expect(answer.statusCode, answer.body).toBe(200);
  return blockAnswer.parse(answer.json()).outputFields;
}

test('a connection that works gives its name, address and organization to the next block', async () => {
  expect(await outputs()).toEqual({
    works: true,
    reason: 'The provider accepts the connection.',
    displayName: 'Ada Lovelace',
    email: 'ada@contoso.example',
    organization: 'Contoso',
  });
  expect(setting.graph.requests[0]?.authorization).toBe(`Bearer ${providerToken}`);
});

test('what the provider does not say is empty text, since a field that is absent cannot be mapped', async () => {
  setting.graph.on('/me', json({ ...me, mail: null, userPrincipalName: null }));
  expect(await outputs()).toMatchObject({ works: true, email: '' });
});

test('a refused token is a result, and no error', async () => {
  setting.graph.on('/me', refused);
  expect(await outputs()).toEqual({
    works: false,
    reason: 'The provider does not accept the connection. Connect the account again.',
    displayName: '',
    email: '',
    organization: '',
  });
  expect(await setting.recorded()).toEqual([]);
});

test('a token that is accepted but names no one works, and records nothing', async () => {
  setting.graph.on('/organization', json(graphError('Authorization_RequestDenied', 'no'), 403));
  expect(await outputs()).toMatchObject({ works: true, displayName: '' });
  expect(await setting.recorded()).toEqual([]);
});

describe('an API token of which no service can be asked', () => {
  const run = {
    credentialsValues: {
      api_token: credential(7, { userCredentialsParams: { apiTokenLabel: 'Warehouse' } }),
    },
  };

  beforeEach(async () => {
    await setting.close();
    setting = await startIdentity('sqlite', {
      IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
  });

  test('is not said to work, since no one was asked', async () => {
    expect(await outputs(run)).toMatchObject({
      works: false,
      reason: expect.stringMatching(/^Not checked: .*may still work/),
      displayName: 'Warehouse',
    });
    expect(await setting.recorded()).toMatchObject([{ displayName: 'Warehouse', usedIn: 1 }]);
  });

  test('proves by a run nothing against a report that it was removed', async () => {
    await outputs(run);
    const past = '2026-01-01T00:00:00.000Z';
    await setting.server.store
      .account('777')
      .transaction((account) =>
        account.updateConnections({ at_provider_state: 'reported', clock_ends_at: past }).execute(),
      );
    await outputs(run);
    expect(await setting.recorded()).toMatchObject([{ state: 'partly', alerts: [] }]);
  });
});

describe('only a payload without any credential may disable the automation', () => {
  const none = [
    ['no credentials at all', undefined],
    ['an empty list of them', {}],
  ] as const;

  test.each(none)('%s: 6000, and what to do', async (_name, credentialsValues) => {
    const body = blockBody();
    const payload = { ...body.payload, credentialsValues };
    const answer = await callMonday(setting.server, blockPath, person, { ...body, payload });
    expect(answer.statusCode).toBe(422);
    const error = blockError.parse(answer.json());
    expect(error.severityCode).toBe(6000);
    expect(error.disableErrorDescription).toContain('choose one');
  });

  const ours = [
    ['only credentials that are not there', { microsoft: null, google: null }, 422],
    ['a credential without a token', { microsoft: { userCredentialsId: 1 } }, 422],
    ['a token that is none', { microsoft: credential(1, { accessToken: 'two words' }) }, 422],
    ['a credential that is text', { microsoft: 'text' }, 422],
    ['credentials that are a list', ['text'], 400],
  ] as const;

  test.each(ours)('%s: 4000', async (_name, credentialsValues, status) => {
    const answer = await runBlock(setting.server, person, { credentialsValues });
    expect(answer.statusCode).toBe(status);
    expect(blockError.parse(answer.json()).severityCode).toBe(4000);
    expect(setting.graph.requests).toEqual([]);
  });

  test.each([
    ['no JSON', '{"payload":'],
    ['no payload', '{}'],
    ['a payload that is text', '{"payload":"text"}'],
    ['a list', '[]'],
    ['more than 64 KB', JSON.stringify({ payload: { inputFields: { a: 'x'.repeat(70_000) } } })],
  ])('%s: 4000 as well', async (_name, payload) => {
    const answer = await callMonday(setting.server, blockPath, person, payload);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(blockError.parse(answer.json()).severityCode).toBe(4000);
  });

  test.each([
    ['is down', json({}, 500), 502],
    ['throttles', json({}, 429, { 'retry-after': '3600' }), 502],
    ['answers what it should not', json({ nonsense: true }), 502],
  ])('a provider that %s: 4000, and the automation stays on', async (_name, response, status) => {
    setting.graph.on('/me', response);
    const answer = await runBlock(setting.server, person);
    expect(answer.statusCode).toBe(status);
    const error = blockError.parse(answer.json());
    expect(error.severityCode).toBe(4000);
    expect(error.runtimeErrorDescription).toContain('The automation stays on');
  });

  test('a store that is down: 4000', async () => {
    await setting.server.store.close();
    const answer = await runBlock(setting.server, person);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
    expect(blockError.parse(answer.json()).severityCode).toBe(4000);
  });

  test('a token that is not monday’s: 401 without any severity', async () => {
    for (const authorization of [
      '',
      sessionToken(person),
      requestToken(person, 'https://a.example'),
    ]) {
      const answer = await setting.server.app.inject({
        method: 'POST',
        url: blockPath,
        headers: { authorization },
        payload: blockBody(),
      });
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).not.toHaveProperty('severityCode');
    }
  });
});

test('fields of no use here never fail a run', async () => {
  expect(
    await outputs({
      recipeId: { a: 1 },
      integrationId: 'x'.repeat(200),
      inputFields: 'text',
      actionUuid: [],
      hostMetadata: 7,
      credentialsValues: { google: null, microsoft: credential(0, { userCredentialsParams: 3 }) },
    }),
  ).toMatchObject({ works: true });
});

test('a run of an uninstalled account gets its answer and leaves nothing', async () => {
  await setting.server.store
    .lifecycle('777')
    .transaction((account) => account.setState({ status: 'deleted' }));
  expect(await outputs()).toMatchObject({ works: true });
  expect(await setting.recorded()).toEqual([]);
});

test('nothing of a token is in any answer, log line or statement’s text', async () => {
  setting.graph.on('/me', refused, json({ nonsense: providerToken }), json(me));
  setting.graph.on('/organization', json(organization));
  const secrets = { tokenRequestedParams: { scope: 'User.Read', refresh_token: 'hidden-word' } };
  const answers = [];
  for (let call = 0; call < 3; call += 1) {
    const credentialsValues = { microsoft: credential(5, secrets) };
    answers.push((await runBlock(setting.server, person, { credentialsValues })).body);
  }
  const stored = await setting.server.store.account('777').connections().selectAll().execute();
  expect(stored).toHaveLength(1);
  for (const text of [...answers, ...setting.server.logLines, JSON.stringify(stored)]) {
    expect(text).not.toContain(providerToken);
    expect(text).not.toContain('hidden-word');
  }
});
