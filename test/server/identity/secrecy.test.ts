import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { identityPath } from '../../kit/environment.ts';
import { graphError, json, me } from '../../kit/graph.ts';
import {
  type IdentitySetting,
  identityBody,
  person,
  providerToken,
  startIdentity,
} from '../../kit/identity.ts';
import { storeKinds } from '../../kit/stores.ts';
import { clientSecret, requestToken, sessionToken, signingSecret } from '../../kit/tokens.ts';

const refreshToken = 'refresh-token-0.AXkA-never-kept';
const typed = 'typed-by-the-person-never-kept';
const shortLived = 'sandbox-short-lived-token';
const passThrough = {
  tokenRequestedParams: {
    scope: 'User.Read',
    access_token: providerToken,
    refresh_token: refreshToken,
  },
  callbackRequestedParams: { code: refreshToken, state: typed },
  userCredentialsParams: { label: typed },
};

/** Answers of a careless provider, proxy or library. */
const echo = graphError('InvalidAuthenticationToken', `Bearer ${providerToken} is not accepted`);

/** Calls of every outcome; each answer is kept. */
async function callInEveryWay({ server, graph }: IdentitySetting) {
  const answers: LightMyRequestResponse[] = [];
  const body = identityBody(passThrough);
  const call = async (payload: object | string = body, authorization = requestToken(person)) =>
    answers.push(
      await server.app.inject({
        method: 'POST',
        url: `${identityPath}?token=${providerToken}`,
        headers: { authorization, 'content-type': 'application/json' },
        payload,
      }),
    );
  await call();
  graph.on('/me', json(echo, 401));
  await call();
  graph.on('/me', json(echo, 500));
  await call();
  graph.on('/me', json({ ...echo, id: 5 }));
  await call();
  graph.on('/me', json(me));
  await call({ ...body, userId: 43 });
  await call({ ...body, accountId: providerToken });
  await call({ ...body, token: `${providerToken} ${providerToken}` });
  await call(`{"token":"${providerToken}`);
  await call(body, `Bearer ${providerToken}`);
  await call(body, sessionToken(person));
  answers.push(
    await server.get(`/${providerToken}?sessionToken=${providerToken}`, person),
    await server.get(`/api/connections/${providerToken}?q=${providerToken}`, person),
    await server.query({ q: providerToken, cursor: providerToken }, person),
  );
  await server.store.close();
  await call();
  expect(answers.map((answer) => answer.statusCode)).toEqual([
    200, 422, 502, 502, 403, 400, 400, 400, 401, 401, 404, 404, 400, 503,
  ]);
  return answers;
}

async function everythingStored(url: string): Promise<string> {
  if (url.startsWith('sqlite:')) {
    const folder = dirname(url.slice('sqlite:'.length));
    return readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('\n');
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query(
    "select table_name from information_schema.tables where table_schema = 'public'",
  );
  const all = [];
  for (const { table_name } of tables) {
    all.push(...(await client.query(`select t::text from "${table_name}" t`)).rows);
  }
  await client.end();
  return JSON.stringify(all);
}

describe.each(storeKinds)('what is secret (%s)', (kind) => {
  test('is in no answer, no log line and nowhere in the store', async () => {
    const setting = await startIdentity(kind, { LOG_LEVEL: 'trace' });
    const answers = await callInEveryWay(setting);
    const said = answers.map((answer) => JSON.stringify(answer.headers) + answer.body).join('\n');
    const logged = setting.server.logLines.join('\n');
    const stored = await everythingStored(setting.server.url);
    expect(stored).toContain('Ada Lovelace');
    expect(setting.server.logLines.length).toBeGreaterThan(answers.length);

    const secrets = [
      providerToken,
      refreshToken,
      typed,
      shortLived,
      clientSecret,
      signingSecret,
      ...requestToken(person).split('.').slice(0, 2),
      ...sessionToken(person).split('.').slice(0, 2),
    ];
    for (const secret of secrets) {
      expect(said).not.toContain(secret);
      expect(logged).not.toContain(secret);
      expect(stored).not.toContain(secret);
    }
    await setting.close();
  });

  test('a name is in no log line', async () => {
    const setting = await startIdentity(kind, { LOG_LEVEL: 'trace' });
    await setting.server.identify(identityBody(passThrough), person);
    await setting.server.query({ q: 'Lovelace' }, person);
    const logged = setting.server.logLines.join('\n');
    expect(logged).toContain('"accountId":"777","userId":"42"');
    for (const word of ['Ada', 'Lovelace', 'ada@', 'Contoso']) expect(logged).not.toContain(word);
    await setting.close();
  });
});
