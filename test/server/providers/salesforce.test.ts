import http from 'node:http';
import https from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { longId } from '../../../server/providers/salesforce/salesforce-id.ts';
import { createSalesforce } from '../../../server/providers/salesforce/salesforce-identity.ts';
import { ProviderFailure } from '../../../server/providers/shared/failure.ts';
import { type Connecting, startConnecting } from './connect.ts';
import { always, type StandIn, startStandIn } from './stand-in.ts';

const user = {
  organization_id: '00D5g00000ABCDEEA5',
  user_id: '0055g00000IJKLMAA5',
  name: 'Ada',
  email: 'ada@contoso.com',
};

const hostile: unknown[] = [
  ...['evil.com', 'evil.com/', 'evil.com#', 'evil.com?', 'a.b', 'acme.', '.acme', '..', '.'],
  ...['acme/..', 'acme/', '/acme', '\\acme', 'acme\\', 'acme@evil.com', '@evil.com', 'a:b', 'a:80'],
  ...[
    'acme#',
    'acme?x=1',
    'acme&x',
    'acme;x',
    'acme,x',
    'acme%2eevil',
    'acme%2f',
    '%61cme',
    'acme%00',
  ],
  ...['acme\n', '\nacme', 'acme\r\n', 'acme\t', ' acme', 'acme ', 'ac me', 'acme\0', 'acme\u2028'],
  ...[
    'ácme',
    'ａｃｍｅ',
    'acme。evil',
    'acme．evil',
    'acme｡com',
    '\u212aacme',
    'аcme',
    'acme\u00ad',
    'ıcme',
  ],
  ...['127.0.0.1', '[::1]', '0x7f.1', '169.254.169.254', 'localhost.', '2130706433.1'],
  ...[
    '-acme',
    'acme-',
    '-',
    '--',
    'a_b',
    'ACME',
    'Acme',
    '{subdomain}',
    '{{subdomain}}',
    '$&',
    '$1',
  ],
  ...['acme.sandbox.sandbox', 'acme.production', 'acme.sandbox.', 'acme..sandbox', '.sandbox'],
  ...['acme.sandbox.evil', 'acme.SANDBOX', 'acme.sandbox@evil.com', 'acme-.sandbox'],
  ...['a'.repeat(64), `${'a'.repeat(64)}.sandbox`, 'a'.repeat(100_000), '', null, undefined],
  ...[
    ['acme'],
    ['acme', 'evil'],
    { subdomain: 'acme' },
    { toString: () => 'acme' },
    7,
    0,
    true,
    NaN,
  ],
];

const harmless = [
  ...['acme', 'a', '7', 'a1', 'acme-2', 'acme--test', 'acme--test.sandbox', 'acme-dev-ed.develop'],
  ...['scratch', 'trailblaze', 'demo', 'patch', 'free'].map((kind) => `acme-1a2b.${kind}`),
  ...['localhost', '127', 'xn--acme', 'a'.repeat(63)],
];

let salesforce: StandIn;

beforeAll(async () => {
  salesforce = await startStandIn(always(user));
});
afterAll(() => salesforce.close());
afterEach(() => {
  vi.restoreAllMocks();
});

/** Every address that the server would call, with its real default address. */
function listenToCalls(): URL[] {
  const calls: URL[] = [];
  vi.spyOn(https, 'request').mockImplementation(((url: string, ...more: unknown[]) => {
    calls.push(new URL(url));
    return http.request(salesforce.url, ...(more as [http.RequestOptions]));
  }) as typeof https.request);
  return calls;
}

const ask = (parameters: Record<string, unknown>) =>
  createSalesforce({}).identify('a-token', {
    deadline: AbortSignal.timeout(1000),
    accountId: '1',
    parameters,
  });

const isSalesforce = ({ protocol, host, username, password, pathname, search, hash }: URL) =>
  protocol === 'https:' &&
  /^[a-z0-9-]{1,63}(\.(sandbox|develop|scratch|trailblaze|demo|patch|free))?\.my\.salesforce\.com$/.test(
    host,
  ) &&
  username + password + search + hash === '' &&
  pathname === '/services/oauth2/userinfo';

describe('the subdomain', () => {
  test('that is anything but one is refused, and no one is asked', async () => {
    const calls = listenToCalls();
    for (const value of hostile) {
      const failure = await ask({ subdomain: value }).catch((error) => error);
      const shown = JSON.stringify(value)?.slice(0, 80);
      expect(failure, shown).toBeInstanceOf(ProviderFailure);
      expect(failure.kind, shown).toBe('parameters');
    }
    expect(calls).toEqual([]);
  });

  test.each(harmless)('%s leads to its own address at Salesforce', async (value) => {
    const calls = listenToCalls();
    expect(await ask({ subdomain: value })).toMatchObject({
      organization: { name: value },
    });
    expect(calls.map((url) => url.host)).toEqual([`${value}.my.salesforce.com`]);
    expect(calls.every(isSalesforce)).toBe(true);
  });

  test('whatever is typed, no other host is ever called', async () => {
    const calls = listenToCalls();
    const letters = [...'aZ09-._~/\\@:#?&=%+;,!*\'"<>[]{}()|^`$ \t\n\r\0é。．｡\u212a\u0131\ud800'];
    const endings = ['', '.sandbox', '.develop', '.com', '.my.salesforce.com', '@evil.com', '\n'];
    let random = 12345;
    const next = (below: number) => {
      random = (random * 1103515245 + 12345) % 2147483648;
      return Math.floor((random / 2147483648) * below);
    };
    for (let round = 0; round < 20_000; round += 1) {
      const length = next(6);
      const start = Array.from({ length }, () => letters[next(letters.length)]).join('');
      const acceptable = round % 3 === 0 ? 'acme' : '';
      await ask({ subdomain: acceptable + start + endings[next(endings.length)] }).catch(() => {});
    }
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.filter((url) => !isSalesforce(url))).toEqual([]);
  });

  test('is not looked for where an object inherits it', async () => {
    const calls = listenToCalls();
    const failure = await ask(Object.create({ subdomain: 'acme' })).catch((error) => error);
    expect(failure.kind).toBe('parameters');
    expect(calls).toEqual([]);
  });
});

describe('connecting', () => {
  let connecting: Connecting;
  beforeAll(async () => {
    connecting = await startConnecting('salesforce', { behave: always(user) });
  });
  afterAll(() => connecting.close());

  test('a bad subdomain is 400, in words that name the field and not the value', async () => {
    const reply = await connecting.connect({ userCredentialsParams: { subdomain: 'evil.com/x' } });
    expect(reply.json()).toMatchObject({
      status: 400,
      type: 'urn:keyholder:problem:provider-parameters',
    });
    expect(reply.json().detail).toContain('"My Domain name" must be the first part');
    expect(reply.body).not.toContain('evil');
    expect(connecting.standIn.calls).toEqual([]);
  });

  test.each([{}, null, undefined])('parameters %j: the field is required', async (parameters) => {
    const reply = await connecting.connect({ userCredentialsParams: parameters });
    expect(reply.json()).toMatchObject({ status: 400 });
    expect(reply.json().detail).toContain('"My Domain name" is required.');
  });

  test('the identity is organization and user; a sandbox of the same person is another', async () => {
    await connecting.connect({ userCredentialsParams: { subdomain: 'acme' } });
    connecting.standIn.behave = always({ ...user, organization_id: '00D5g00000SANDBEA5' });
    await connecting.connect({ userCredentialsParams: { subdomain: 'acme--test.sandbox' } });
    const all = await connecting.connections();
    expect(all.map((one) => one.organization)).toEqual([
      { id: '00D5g00000SANDBEA5', name: 'acme--test.sandbox' },
      { id: '00D5g00000ABCDEEA5', name: 'acme' },
    ]);
    expect(all[1]?.providerUniqueIdentifier).toBe('00D5g00000ABCDEEA5:0055g00000IJKLMAA5');
  });
});

test('one id in 15 and in 18 characters is one connection', async () => {
  const salesforce = await startConnecting('salesforce');
  const connect = async (organization_id: string, user_id: string) => {
    salesforce.standIn.behave = always({ ...user, organization_id, user_id });
    return (await salesforce.connect()).json().providerUniqueIdentifier;
  };
  const short = await connect('00D5g00000ABCDE', '0055g00000IJKLM');
  const long = await connect('00D5g00000ABCDEEA5', '0055g00000IJKLMAA5');
  expect([short, long]).toEqual([long, '00D5g00000ABCDEEA5:0055g00000IJKLMAA5']);
  expect(await salesforce.connections()).toMatchObject([{ timesConnected: 2 }]);
  await salesforce.close();
});

test('the last three characters of an id follow from the others', () => {
  expect(longId('001A0000006Vm9r')).toBe('001A0000006Vm9rIAC');
  expect(longId('0013000000FJ5Xv')).toBe('0013000000FJ5XvAAL');
  expect(longId('001A0000006Vm9rIAC')).toBe('001A0000006Vm9rIAC');
  // Where case got lost on the way, they say what it was.
  expect(longId('001a0000006vm9riac')).toBe('001A0000006Vm9rIAC');
  expect(longId('0013000000FJ5XVAAL')).toBe('0013000000FJ5XvAAL');
  // No end of an id: nothing is known of its case.
  expect(longId('001A0000006Vm9r999')).toBe('001A0000006Vm9rIAC');
});
