import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ConnectionsPage } from '../../server/contract/connection.ts';
import { accountsToTry, type MicrosoftAccount } from './microsoft/accounts.ts';
import { workingGraph } from './microsoft/state.ts';
import { cast, type Person } from './monday/people.ts';
import { type Sandbox, startSandbox } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-connect-'));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder, isSeeded: false });
}, 240_000);
afterEach(() => void Object.assign(sandbox.microsoft.controls, workingGraph()));
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The hidden fields of a page's form. */
const hiddenFields = (page: string) =>
  [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
  );

async function pageOf(url: string, init?: RequestInit): Promise<{ url: string; text: string }> {
  const response = await fetch(url, init);
  return { url: response.url, text: await response.text() };
}

/** Connects as a person does in the browser, from the button to the page that ends it. */
async function connect(person: Person, { id }: MicrosoftAccount, decision = 'accept') {
  const picker = await pageOf(`${sandbox.url}/connect/microsoft?person=${person.id}`);
  const picked = new URL(picker.url);
  picked.searchParams.set('account', id);
  const consent = await pageOf(picked.href);
  const end = await pageOf(`${sandbox.places.microsoft}/consent`, {
    method: 'POST',
    body: new URLSearchParams([...hiddenFields(consent.text), ['decision', decision]]),
  });
  return { picker, consent, end };
}

async function list(person: Person, scope: 'mine' | 'account'): Promise<ConnectionsPage['items']> {
  const response = await fetch(`${sandbox.places.view}/api/connections/query`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandbox.sessionToken(person)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ scope, withScopes: true }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as ConnectionsPage).items;
}

const { work, personal, guest, hidden, blocked } = accountsToTry;

test('an account is connected: picker, consent with the scopes, outcome, and the row', async () => {
  const { picker, consent, end } = await connect(cast.member, work);
  expect(picker.text).toContain('Pick an account');
  expect(picker.url).toContain('prompt=select_account');
  for (const scope of ['openid', 'profile', 'offline_access', 'User.Read']) {
    expect(consent.text).toContain(`<code>${scope}</code>`);
  }
  expect(end.url).toContain(`${sandbox.url}/authorize/oauth2/redirect-uri?`);
  expect(end.text).toContain('<h1>Connected</h1>');
  const [row] = await list(cast.member, 'mine');
  expect(row).toMatchObject({
    displayName: 'Robin Meyer',
    organization: { name: 'Contoso' },
    accountType: 'work',
    userId: String(cast.member.id),
  });
  expect(row?.scopes?.map(({ source }) => source)).toEqual(['granted', 'granted', 'granted']);
});

test('the admin sees it, another member does not', async () => {
  const everyones = await list(cast.admin, 'account');
  expect(everyones.map(({ userId }) => userId)).toEqual([String(cast.member.id)]);
  expect(await list(cast.mailboxPartner, 'mine')).toEqual([]);
});

test('personal and guest accounts are told apart', async () => {
  await connect(cast.guest, personal);
  await connect(cast.guest, guest);
  const types = (await list(cast.guest, 'mine')).map(({ accountType }) => accountType);
  expect(types.toSorted()).toEqual(['guest', 'personal']);
});

test('what the server answers instead is shown, and nothing is recorded', async () => {
  const refused = await connect(cast.collector, blocked);
  expect(refused.end.text).toContain(
    'The provider does not accept the token. Nothing was recorded',
  );
  const unreadable = await connect(cast.collector, hidden);
  expect(unreadable.end.text).toContain('does not say which organization');
  Object.assign(sandbox.microsoft.controls, { status: 503 });
  const down = await connect(cast.collector, work);
  expect(down.end.text).toContain('The provider answered with status 503');
  expect(await list(cast.collector, 'mine')).toEqual([]);
});

test('declining at the consent page connects nothing', async () => {
  const { end } = await connect(cast.collector, work, 'cancel');
  expect(end.text).toContain('User declined to consent');
  expect(await list(cast.collector, 'mine')).toEqual([]);
});

test('the way back works once', async () => {
  const { end } = await connect(cast.collector, personal);
  const again = await pageOf(end.url);
  expect(again.text).toContain('it was answered before');
  const [row] = await list(cast.collector, 'mine');
  expect(row?.timesConnected).toBe(1);
});

test('no token of it is in the log or the store', () => {
  for (const name of ['server.log', 'keyholder.db', 'keyholder.db-wal']) {
    const bytes = readFileSync(join(folder, name), 'latin1');
    expect(bytes).not.toContain('stand-in-access-token');
    expect(bytes).not.toContain('sandbox-short-lived-token');
  }
});

test('session tokens are good, expired, or of another app, as the controls say', async () => {
  const { controls } = sandbox.monday;
  const statusWith = async (kind: typeof controls.sessionTokens) => {
    controls.sessionTokens = kind;
    const response = await fetch(`${sandbox.places.view}/api/session`, {
      headers: { authorization: `Bearer ${sandbox.sessionToken(cast.member)}` },
    });
    return response.status;
  };
  expect(await statusWith('expired')).toBe(401);
  expect(await statusWith('foreign')).toBe(401);
  expect(await statusWith('good')).toBe(200);
});
