import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiToken } from '../../../server/providers/api-token/api-token-identity.ts';
import { startServer } from '../../kit/server.ts';
import { admin, type Connecting, startConnecting, token } from './connect.ts';
import { identityKey } from './samples.ts';
import { always } from './stand-in.ts';

const key = Buffer.from(identityKey, 'base64');
const olderKey = Buffer.alloc(32, 9);

const identityWith = (
  parameters: Record<string, unknown>,
  { keys = [key], accountId = '777', secret = token } = {},
) =>
  createApiToken({ IDENTITY_KEY: keys }).identify(secret, {
    deadline: AbortSignal.timeout(1000),
    accountId,
    parameters,
  });
const identifierWith = async (...input: Parameters<typeof identityWith>) =>
  (await identityWith(...input)).providerUniqueIdentifier;

describe('the identifier', () => {
  test('is v1 and the HMAC of account, token and sorted parameters', async () => {
    const text = JSON.stringify([
      '777',
      token,
      [
        ['region', 'eu'],
        ['size', 3],
      ],
    ]);
    const hash = createHmac('sha256', key).update(text).digest('base64url');
    expect(await identifierWith({ size: 3, region: 'eu', label: 'Warehouse' })).toBe(`v1.${hash}`);
  });

  test('differs from account to account, token to token, key to key', async () => {
    const all = await Promise.all([
      identifierWith({}),
      identifierWith({}, { accountId: '778' }),
      identifierWith({}, { secret: `${token}x` }),
      identifierWith({}, { keys: [olderKey] }),
      identifierWith({ region: 'eu' }),
      identifierWith({ region: 'us' }),
      identifierWith({ region: true }),
      identifierWith({ region: 'true' }),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([
    [{ 'API Token Label': 'Warehouse' }],
    [{ apiTokenLabel: 'Warehouse' }],
    [{ api_token_label: 'Warehouse' }],
    [{ label: 'Warehouse' }],
    [{ 'API Token': token, 'API Token Label': 'Another' }],
    [{ apiToken: token }],
    [{ secret: token }],
    [{ note: null, more: '' }],
  ])('is the same with %o: neither label nor token nor an empty field counts', async (given) => {
    expect(await identifierWith(given)).toBe(await identifierWith({}));
  });

  test('under older keys is told beside it, so that it is found there', async () => {
    const before = await identifierWith({}, { keys: [olderKey] });
    expect(await identityWith({}, { keys: [key, olderKey] })).toMatchObject({
      providerUniqueIdentifier: await identifierWith({}),
      alsoKnownAs: [before],
    });
  });

  test.each([[['eu']], [{ a: 1 }]])('a field that holds %o is refused', async (value) => {
    const failure = await identityWith({ region: value }).catch((error) => error);
    expect(failure).toMatchObject({ kind: 'parameters' });
    expect(failure.message).not.toContain('eu');
  });
});

describe('the name', () => {
  test.each([
    [{ 'API Token Label': 'Warehouse' }, 'Warehouse'],
    [{ api_token_label: ' Ware\u0000house ' }, 'Ware house'],
    [{ 'API Token Label': '' }, 'API token without a label'],
    [{ 'API Token Label': 7 }, 'API token without a label'],
    [{}, 'API token without a label'],
  ])('with %o is %s', async (given, displayName) => {
    expect(await identityWith(given)).toMatchObject({ displayName, email: null });
  });
});

describe('with API_TOKEN_IDENTITY_URL', () => {
  let connecting: Connecting;
  beforeAll(async () => {
    connecting = await startConnecting('api-token', {
      behave: always({ displayName: 'Ada', email: 'ada@contoso.com' }),
    });
  });
  afterAll(() => connecting.close());

  test('the owner is asked for; the label stays the name, and the e-mail address is added', async () => {
    const reply = await connecting.connect({ userCredentialsParams: { label: 'Warehouse' } });
    expect(reply.json().displayName).toBe('Warehouse');
    expect(await connecting.connections()).toMatchObject([
      { displayName: 'Warehouse', email: 'ada@contoso.com', access: 'lasting', risk: 'unknown' },
    ]);
  });

  test('another label is the same connection under a new name', async () => {
    await connecting.connect({ userCredentialsParams: { label: 'Storehouse' } });
    expect(await connecting.connections()).toMatchObject([
      { displayName: 'Storehouse', timesConnected: 2 },
    ]);
  });
});

test('without the address no one is asked', async () => {
  const connecting = await startConnecting('api-token', {
    environment: { API_TOKEN_IDENTITY_URL: undefined },
  });
  expect((await connecting.connect()).statusCode).toBe(200);
  expect(connecting.standIn.calls).toEqual([]);
  await connecting.close();
});

test('without IDENTITY_KEY there is no such provider: 404, and in no list', async () => {
  const connecting = await startConnecting('api-token', {
    environment: { IDENTITY_KEY: undefined },
  });
  expect((await connecting.connect()).statusCode).toBe(404);
  const { providers } = (await connecting.server.get('/api/providers', admin)).json();
  expect(providers.map(({ id }: { id: string }) => id)).not.toContain('api-token');
  await connecting.close();
});

test('with IDENTITY_KEY it is in the session, with all others', async () => {
  const server = await startServer('sqlite', { IDENTITY_KEY: identityKey });
  const { features } = (await server.get('/api/session', admin)).json();
  expect(features.providers).toHaveLength(6);
  await server.close();
});
