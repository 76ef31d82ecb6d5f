import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConnectionDetail, FullConnection } from '../../server/contract/connection.ts';
import { hiddenFields, open, type Page, post } from './form-pages.ts';
import { cast, type Person } from './monday/people.ts';
import { type Sandbox, startSandbox } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-kinds-'));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder, isSeeded: false });
}, 240_000);
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <Answer>(person: Person, path: string, body?: object) =>
  sandbox.api.ask<Answer>(person, body ? 'POST' : 'GET', path, body);

const everyones = async (): Promise<FullConnection[]> => {
  const query = { scope: 'account', limit: 200, withScopes: true };
  const page = await ask<{ items: FullConnection[] }>(cast.admin, '/api/connections/query', query);
  return page.items;
};

async function detailOf(displayName: string, provider: string): Promise<ConnectionDetail> {
  const rows = await everyones();
  const row = rows.find((one) => one.displayName === displayName && one.provider === provider);
  return ask<ConnectionDetail>(cast.admin, `/api/connections/${row?.id}`);
}

/** From monday's page over the provider's pages and back, as a person does it. */
async function connect(id: string, typed: Record<string, string>, account: string) {
  const query = new URLSearchParams({ person: String(cast.member.id), ...typed });
  const picker = await open(`${sandbox.url}/connect/${id}?${query}`);
  const value = new RegExp(`value="([^"]+)">[^<]*<small>${account}`).exec(picker.text)?.[1];
  const picked = new URL(picker.url);
  picked.searchParams.set('account', value ?? '');
  const consent = await open(picked.href);
  const action = /method="post" action="([^"]+)"/.exec(consent.text)?.[1] ?? '';
  const end = await post(new URL(action, picker.url).href, [
    ...hiddenFields(consent),
    ['decision', 'accept'],
  ]);
  return { picker, end };
}

/** Runs the block on monday's page; the last credential of the kind is taken. */
async function run(kind: string, refused = false): Promise<Page> {
  const form = await open(`${sandbox.url}/automations?person=${cast.member.id}`);
  const options = [...form.text.matchAll(/<option value="(\d+)">([^<]*)</g)];
  const credential = options.find(([, , text = '']) => text.startsWith(`${kind}: `))?.[1] ?? '';
  const automation = options.find(([, , text = '']) => text.startsWith('When a deal'))?.[1] ?? '';
  return post(`${sandbox.url}/automations`, [
    ...hiddenFields(form),
    ['credential', credential],
    ['automation', automation],
    ...(refused ? [['refused', 'yes'] as [string, string]] : []),
  ]);
}

const repeat = (outcome: Page) => post(`${sandbox.url}/automations`, hiddenFields(outcome));

const token = 'stand-in-api-token-typed-by-mia';

test('monday offers every kind of account', async () => {
  const { text } = await open(`${sandbox.url}/connect?person=${cast.member.id}`);
  const names = [...text.matchAll(/<button>([^<]+)</g)].map(([, name]) => name);
  const expected = ['Microsoft 365', 'Google', 'Slack', 'Dropbox', 'Salesforce', 'API token'];
  expect(names).toEqual(expected);
});

test.each([
  ['microsoft', 'robin.meyer@contoso.example', 'https://login.microsoftonline.com/common/'],
  ['google', 'robin@contoso.example', 'https://accounts.google.com/o/oauth2/v2/auth?'],
  ['slack', 'robin@slack.contoso.example', 'https://slack.com/oauth/v2_user/authorize?'],
  ['dropbox', 'robin@dropbox.contoso.example', 'https://www.dropbox.com/oauth2/authorize?'],
])('an account of %s is connected over its consent page', async (id, address, realUrl) => {
  const { picker, end } = await connect(id, {}, address);
  expect(picker.text).toContain(`<code>${realUrl}`);
  expect(end.text).toContain('<h1>Connected</h1>');
  const { connection } = await detailOf('Robin Meyer', id);
  expect(connection).toMatchObject({ userId: String(cast.member.id), email: address, usedIn: 0 });
  expect(connection.organization).not.toBeNull();
  expect(new Set(connection.scopes.map(({ source }) => source))).toEqual(new Set(['granted']));
});

test('Salesforce asks for the subdomain first, and puts it into the address', async () => {
  const form = await open(`${sandbox.url}/connect/salesforce?person=${cast.member.id}`);
  expect(form.text).toContain('My Domain name');
  expect(form.text).toContain('<code>.my.salesforce.com</code>');
  const { picker, end } = await connect('salesforce', { subdomain: 'contoso' }, 'robin@salesforce');
  expect(picker.text).toContain('<code>https://contoso.my.salesforce.com/services/oauth2/auth');
  expect(picker.text).not.toContain('robin.test@');
  expect(end.text).toContain('<h1>Connected</h1>');
  const { connection } = await detailOf('Robin Meyer', 'salesforce');
  expect(connection.organization).toEqual({ id: '00D5g00000CONT1EAP', name: 'contoso' });
});

test('an account that Slack refuses is not recorded, and the person is told', async () => {
  const { end } = await connect('slack', {}, 'locked.out@');
  expect(end.text).toContain('Slack does not accept the token. Nothing was recorded');
  expect((await everyones()).map(({ displayName }) => displayName)).not.toContain('Locked Out');
});

test('an API token is kept by monday, and Keyholder learns of it in its first run', async () => {
  const before = (await everyones()).length;
  const form = await open(`${sandbox.url}/connect/api-token?person=${cast.member.id}`);
  for (const word of ['API Token', 'API Token Label', 'Paste the token', 'as few rights as']) {
    expect(form.text).toContain(word);
  }
  const stored = await post(`${sandbox.url}/connect/api-token`, [
    ...hiddenFields(form),
    ['apiToken', token],
    ['apiTokenLabel', 'Mia’s warehouse'],
  ]);
  expect(stored.text).toContain('Keyholder sees it in its first run');
  expect(stored.text).not.toContain(token);
  expect(await everyones()).toHaveLength(before);
  const outcome = await run('API token');
  expect(outcome.text).toContain('<dt>works</dt><dd>true</dd>');
  const { connection } = await detailOf('Mia’s warehouse', 'api-token');
  expect(connection).toMatchObject({ source: 'run', userId: null, usedIn: 1 });
  expect(connection.seenWithUserId).toBe(String(cast.member.id));
});

test.each([
  ['microsoft', 'Microsoft 365'],
  ['google', 'Google'],
  ['slack', 'Slack'],
  ['dropbox', 'Dropbox'],
  ['salesforce', 'Salesforce'],
])(
  'a run with an account of %s is noted with its place, and its repeat counts once',
  async (id, kind) => {
    const outcome = await run(kind);
    expect(outcome.text).toContain('<dt>works</dt><dd>true</dd>');
    const again = await repeat(outcome);
    expect(again.text).toContain('<dt>works</dt><dd>true</dd>');
    const { uses, credentials } = await detailOf('Robin Meyer', id);
    expect(uses).toMatchObject([{ runs: 1, where: { kind: 'board', boardId: '8001001' } }]);
    expect(credentials).toHaveLength(1);
  },
);

test('a token that the provider refuses in a run is an answer, and evidence', async () => {
  const outcome = await run('Google', true);
  expect(outcome.text).toContain('<dt>works</dt><dd>false</dd>');
  const { connection, history } = await detailOf('Robin Meyer', 'google');
  expect(history[0]?.kind).toBe('refused_in_run');
  expect(connection.state).toBe('refused');
});

test('the field offers the person’s own accounts of the kind, and searches them', async () => {
  const credential = sandbox.monday.vault.all().find(({ provider }) => provider.id === 'slack');
  const options = async (search: string) => {
    const query = { person: String(cast.member.id), credential: String(credential?.id), search };
    return (await open(`${sandbox.url}/field?${new URLSearchParams(query)}`)).text;
  };
  expect(await options('')).toContain(
    '<li>Robin Meyer (robin@slack.contoso.example, Contoso)</li>',
  );
  expect(await options('nobody of that name')).toContain('<h2>0 options</h2>');
});

test('no token of any kind is in the log or the store', () => {
  for (const name of ['server.log', 'keyholder.db', 'keyholder.db-wal']) {
    const bytes = readFileSync(join(folder, name), 'latin1');
    for (const secret of ['stand-in-access-token', token]) expect(bytes).not.toContain(secret);
  }
});

const lifecycle = (person: Person, type: string) =>
  post(`${sandbox.url}/lifecycle`, [
    ['person', String(person.id)],
    ['type', type],
  ]);

/** Every name, address and id that Keyholder shows of these connections. */
const textsOf = (details: ConnectionDetail[]): string[] => {
  const texts = details.flatMap(({ connection, credentials, uses }) => [
    connection.id,
    connection.providerUniqueIdentifier,
    connection.displayName,
    connection.email,
    connection.organization?.id,
    connection.organization?.name,
    ...connection.scopes.map(({ name, source }) => (source === 'granted' ? name : null)),
    ...credentials.map(({ userCredentialsId }) => userCredentialsId),
    ...uses.map(({ where }) => where.integrationId),
  ]);
  return [...new Set(texts)].filter((text) => text != null && text.length > 5) as string[];
};

/** Those of the texts that the files of the store hold. */
function inFiles(texts: string[]): string[] {
  const files = ['', '-wal'].map((ending) => join(folder, `keyholder.db${ending}`));
  const bytes = Buffer.concat(files.filter(existsSync).map((file) => readFileSync(file)));
  return texts.filter((text) => bytes.includes(text) || bytes.includes(text.toLowerCase()));
}

test('an uninstall by a member or a guest deletes nothing', async () => {
  const before = await everyones();
  for (const person of [cast.guest, cast.member]) {
    const { text } = await lifecycle(person, 'uninstall');
    expect(text).toContain('No admin signed it: nothing is deleted yet.');
  }
  expect(await everyones()).toEqual(before);
});

test('an install and a subscription are taken, and change nothing that is recorded', async () => {
  const before = await everyones();
  for (const type of ['install', 'app_subscription_created']) {
    expect((await lifecycle(cast.admin, type)).text).toContain('Keyholder noted it.');
  }
  expect(await everyones()).toEqual(before);
});

test('after an uninstall by an admin no name, address or id is left in any file', async () => {
  const rows = await everyones();
  expect(new Set(rows.map(({ provider }) => provider)).size).toBe(6);
  const details = await Promise.all(
    rows.map(({ id }) => ask<ConnectionDetail>(cast.admin, `/api/connections/${id}`)),
  );
  const texts = textsOf(details);
  expect(texts.length).toBeGreaterThan(30);
  expect(inFiles(texts)).toEqual(texts);

  const { text } = await lifecycle(cast.admin, 'uninstall');
  expect(text).toContain('Everything of the account is being deleted.');
  await expect.poll(() => inFiles(texts), { timeout: 80_000 }).toEqual([]);

  // monday may still run the automation: it gets its answer, and nothing comes back.
  expect((await run('Slack')).text).toContain('<dt>works</dt><dd>true</dd>');
  expect(inFiles(texts)).toEqual([]);
});
