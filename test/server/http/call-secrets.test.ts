import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { call, change, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { identityBody, providerToken } from '../../kit/identity.ts';
import { callMonday, credential, runBlock } from '../../kit/runs.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };
const person: Caller = { accountId: 777, userId: 42 };
const apiTokens = '/monday/credentials/api-token/identity';
/** So long that a label cut to its 256 characters holds the beginning only. */
const longToken = Array.from({ length: 40 }, (_, index) => `part${index}-of.token_`).join('');

describe.each(storeKinds)('a secret of the call (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind, {
      IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: 'trace',
    });
  });
  afterEach(() => server.close());

  async function recorded() {
    const query = { scope: 'account', limit: 200, withScopes: true } as const;
    const page = await server.query(query, admin);
    return connectionsPage.parse(page.json()).items;
  }

  async function connect(token: string, extra: object) {
    const answer = await callMonday(server, apiTokens, person, identityBody({ token, ...extra }));
    expect(answer.statusCode, answer.body).toBe(200);
    return answer;
  }

  /** Of a token, what would be enough to find the rest or to use it. */
  const telling = (token: string) => [token, token.slice(0, 24), token.slice(-24)];

  async function expectNowhere(token: string, ...answers: string[]) {
    const said = [...answers, JSON.stringify(await recorded()), server.logLines.join('\n')];
    for (const piece of telling(token)) expect(said.join('\n')).not.toContain(piece);
  }

  test.each([providerToken, longToken])(
    'pasted into the label of an API token is dropped',
    async (token) => {
      const label = `Warehouse ${token}`;
      const answer = await connect(token, { userCredentialsParams: { apiTokenLabel: label } });
      expect(answer.json().displayName).toBe('Warehouse');
      await expectNowhere(token, answer.body);
    },
  );

  test('that is the whole label leaves a connection without one', async () => {
    const answer = await connect(longToken, { userCredentialsParams: { label: longToken } });
    expect(answer.json().displayName).toBe('API token without a label');
    await expectNowhere(longToken, answer.body);
  });

  test('in a field of scopes is no scope', async () => {
    const refresh = 'refresh-0.AXkA-never-kept-anywhere';
    const scope = `read ${providerToken} write ${refresh}`;
    await connect(providerToken, { tokenRequestedParams: { scope, refresh_token: refresh } });
    const [connection] = await recorded();
    expect(connection?.scopes?.map(({ name }) => name)).toEqual(['read', 'write']);
    await expectNowhere(providerToken);
    await expectNowhere(refresh);
  });

  test('is in the label of a run no more than in that of a connect', async () => {
    const values = credential(7, { userCredentialsParams: { label: `Stock ${providerToken}` } });
    const answer = await runBlock(server, person, { credentialsValues: { 'api-token': values } });
    expect(answer.statusCode).toBe(200);
    expect((await recorded())[0]?.displayName).toBe('Stock');
    await expectNowhere(providerToken, answer.body);
  });

  test('is the session token, too: a note keeps the rest of what was typed', async () => {
    await given(server.store, person);
    const opened = await openCase(server, person, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '42' },
    });
    const step = opened.sections[0]?.steps[0];
    if (!step) throw new Error('no step');
    const token = sessionToken(person);
    const answer = await change(server, person, opened.id, step, { note: `sent ${token} to Sam` });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().step.note).toMatch(/^sent\s+to Sam$/);
    const shown = await call(server, 'GET', `/api/cases/${opened.id}`, person);
    expect(shown.body).not.toContain(token.slice(0, 24));
  });
});
