import { afterEach, expect, test } from 'vitest';
import { blockAnswer } from '../../../server/contract/block.ts';
import { optionsAnswer } from '../../../server/contract/field.ts';
import { given } from '../../kit/connections.ts';
import { type IdentitySetting, person, startIdentity } from '../../kit/identity.ts';
import { blockBody, blockPath, callMonday, credential, optionsPath } from '../../kit/runs.ts';

let setting: IdentitySetting | undefined;
afterEach(async () => {
  await setting?.close();
  setting = undefined;
});

const onlyMicrosoft = {
  GOOGLE_CLIENT_ID: undefined,
  SLACK_CLIENT_ID: undefined,
  DROPBOX_CLIENT_ID: undefined,
  SALESFORCE_CLIENT_ID: undefined,
};
const all = {};

async function run(
  values: object,
  environment: Record<string, string | undefined> = all,
  query = '',
) {
  setting = await startIdentity('sqlite', environment);
  const body = blockBody({ credentialsValues: values });
  const answer = await callMonday(setting.server, `${blockPath}${query}`, person, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return blockAnswer.parse(answer.json()).outputFields;
}

/** Lines about credentials, as far as they name keys. */
const logged = () =>
  (setting?.server.logLines ?? [])
    .filter((line) => line.includes('"keys"'))
    .map((line) => JSON.parse(line).keys);

// Seen in monday's own pages and samples, and at vendors.
test.each<[string, Record<string, undefined>, string]>([
  ['microsoft', all, ''],
  ['microsoft_credentials', all, ''],
  ['Our-Microsoft-Key', all, ''],
  ['credentials-key', onlyMicrosoft, ''],
  ['credentials-key', all, '?provider=microsoft'],
])(
  'a credential under %j is found (configured %j, address %j)',
  async (key, environment, query) => {
    expect(await run({ [key]: credential(5) }, environment, query)).toMatchObject({
      works: true,
      displayName: 'Ada Lovelace',
    });
    expect(logged()).toEqual([]);
  },
);

test.each([{ slug: 'microsoft_credentials' }, 'microsoft_credentials'])(
  'so is one that names its feature (%j), whatever its key is',
  async (credentialsReferenceId) => {
    const values = { 'credentials-key': credential(5, { credentialsReferenceId }) };
    expect(await run(values)).toMatchObject({ works: true });
  },
);

test.each([
  ['a key that names nothing', { 'credentials-key': credential(5) }, ['credentials-key']],
  ['one that names two', { microsoft_or_google: credential(5) }, ['microsoft_or_google']],
  ['one that is a text', { 'a secret, perhaps': credential(5) }, ['[unreadable]']],
  ['several without a name', { a: credential(5), b: credential(6) }, ['a', 'b']],
])(
  '%s: no one is asked, the run does not fail, and the log says why',
  async (_name, values, keys) => {
    expect(await run(values)).toMatchObject({
      works: false,
      reason: expect.stringMatching(/^Not checked: .*may still work.*"\?provider=microsoft"/),
    });
    expect(setting?.graph.requests).toEqual([]);
    expect(logged()).toEqual([keys]);
  },
);

test('credentials beside the one that is known are told in the log', async () => {
  const values = { other: credential(6), microsoft_credentials: credential(5) };
  expect(await run(values)).toMatchObject({ works: true });
  expect(logged()).toEqual([['other']]);
});

test('the field "Connected account" finds its provider in the same ways', async () => {
  setting = await startIdentity('sqlite', all);
  const { server } = setting;
  await given(server.store, person, { name: 'Ada' });
  const offered = async (key: string, query = '') => {
    const payload = { credentialsValues: { [key]: { userCredentialsId: 5 } } };
    const answer = await callMonday(server, `${optionsPath}${query}`, person, { payload });
    return optionsAnswer.parse(answer.json()).options.length;
  };
  expect(await offered('microsoft_credentials')).toBe(1);
  expect(await offered('credentials-key')).toBe(0);
  expect(await offered('credentials-key', '?provider=microsoft')).toBe(1);
});
