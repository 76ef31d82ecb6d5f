import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ConnectionsSummary } from '../../server/contract/account-counts.ts';
import type { casesPage } from '../../server/contract/case-lists.ts';
import { providerId } from '../../server/contract/common.ts';
import type {
  Connection,
  ConnectionDetail,
  ConnectionsPage,
} from '../../server/contract/connection.ts';
import { accountsToTry } from './microsoft/accounts.ts';
import { cast, type Person } from './monday/people.ts';
import { reconnecting, stillWorking } from './seed/cases.ts';
import { type Sandbox, startSandbox } from './start.ts';

type CasesPage = z.infer<typeof casesPage>;

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-sandbox-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the seed', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ folder: temporaryFolder() });
  }, 240_000);
  afterAll(() => sandbox.close());

  const ask = <Answer>(person: Person, path: string, body?: object) =>
    sandbox.api.ask<Answer>(person, body ? 'POST' : 'GET', path, body);

  const listOf = async (person: Person, scope: 'mine' | 'account') =>
    (await ask<ConnectionsPage>(person, '/api/connections/query', { scope, limit: 200 })).items;

  test('looks like an account: every kind of credential, several organizations, every account type', async () => {
    const summary = await ask<ConnectionsSummary>(
      cast.admin,
      '/api/connections/summary?scope=account',
    );
    expect(summary.organizations).toBe(6);
    expect(summary.connections).toBeGreaterThanOrEqual(55);
    expect(summary.byProvider.map(({ provider }) => provider)).toEqual(
      expect.arrayContaining([...providerId.options]),
    );
    const types = new Set((await listOf(cast.admin, 'account')).map((row) => row.accountType));
    // No one says of an API token what kind of account it belongs to.
    expect(types).toEqual(new Set(['work', 'personal', 'guest', null]));
  });

  test('was connected over fourteen months, and the server is back in the present', async () => {
    const firsts = (await listOf(cast.admin, 'account')).map((row) =>
      Date.parse(row.firstConnectedAt),
    );
    const daysAgo = (time: number) => (Date.now() - time) / 86_400_000;
    expect(daysAgo(Math.min(...firsts))).toBeGreaterThan(415);
    const outcome = await sandbox.connect(cast.invited, accountsToTry.work);
    expect(outcome.isConnected).toBe(true);
    const [row] = await listOf(cast.invited, 'mine');
    expect(daysAgo(Date.parse(row?.firstConnectedAt ?? ''))).toBeLessThan(0.01);
  });

  test('holds the stories: a shared mailbox, three accounts of one person, old and repeated ones', async () => {
    const rows = await listOf(cast.admin, 'account');
    const mailbox = rows.filter(({ displayName }) => displayName === 'Sales Mailbox');
    expect(new Set(mailbox.map(({ userId }) => userId)).size).toBe(2);
    expect(await listOf(cast.collector, 'mine')).toHaveLength(3);
    expect(await listOf(cast.viewer, 'mine')).toHaveLength(1);
    const owners = new Set(rows.map(({ userId }) => Number(userId)));
    for (const person of [cast.deactivated, cast.deactivatedAdmin, cast.deleted, cast.forgotten]) {
      expect(owners).toContain(person.id);
    }
    const agents = rows.find(({ userId }) => userId === String(cast.agent.id));
    expect(agents?.timesConnected).toBe(4);
    expect(Math.max(...rows.map(({ displayName }) => displayName.length))).toBe(190);
    expect(rows.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining([cast.hebrew.name, cast.japanese.name, cast.markup.name]),
    );
    expect(rows.some(({ email }) => email === null)).toBe(true);
  });

  test('tells where connections are used, which no one is known to have connected, and how much they may', async () => {
    const rows = await listOf(cast.admin, 'account');
    const used = rows.filter(({ usedIn }) => usedIn > 0);
    expect(used.length).toBeGreaterThanOrEqual(15);
    expect(used.filter(({ usedIn }) => usedIn > 1).length).toBeGreaterThanOrEqual(5);
    const unknown = rows.filter(({ userId }) => userId === null);
    expect(unknown.map(({ source, displayName }) => [source, displayName]).toSorted()).toEqual([
      ['run', 'Legacy Sync'],
      ['run', 'Warehouse, read only'],
    ]);
    const isOfService = (row: Connection) => !['microsoft', 'api-token'].includes(row.provider);
    const risks = new Set(rows.filter(isOfService).map(({ risk }) => risk));
    expect(risks).toEqual(new Set(['low', 'medium', 'high']));
    const leaver = rows.find(({ userId }) => userId === String(cast.deactivatedAdmin.id));
    const { history } = await ask<ConnectionDetail>(cast.admin, `/api/connections/${leaver?.id}`);
    expect(history[0]).toMatchObject({ kind: 'refused_in_run' });
  });

  test('holds revocations: an open case with its link, closed ones, one reconnected, one still working', async () => {
    const { items } = await ask<CasesPage>(cast.admin, '/api/cases?scope=account');
    expect(items.map(({ status }) => status)).toEqual(['open', 'closed', 'closed', 'closed']);
    expect(items[0]).toMatchObject({ situation: 'left', steps: { done: 2 } });
    const rows = await listOf(cast.admin, 'account');
    const statesOf = (person: Person) =>
      rows.filter(({ userId }) => userId === String(person.id)).map(({ state }) => state);
    expect(statesOf(cast.deactivated)).toEqual(['revoking', 'revoking']);
    expect(statesOf(cast.deactivatedAdmin)).toEqual(['revoked']);
    expect(statesOf(reconnecting)).toEqual(['reconnected']);
    expect(statesOf(stillWorking)).toEqual(['still_works']);
    const [, token] = sandbox.caseLink?.split('#') ?? [];
    const statusOfLink = async () => {
      const headers = { authorization: `Case ${token}` };
      const path = '/api/case-link?show=introduction';
      return (await fetch(`${sandbox.places.view}${path}`, { headers })).status;
    };
    expect(await statusOfLink()).toBe(200);
    const inEightDays = new Date(Date.now() + 8 * 86_400_000);
    expect(await sandbox.time.during(inEightDays, statusOfLink)).toBe(401);
    expect(await statusOfLink()).toBe(200);
  });

  test('the pass-through lets the host frame what monday may frame, and changes nothing else', async () => {
    const changing = ['date', 'connection', 'keep-alive', 'content-security-policy'];
    for (const path of ['/admin', '/api/session', '/guide', '/healthz']) {
      const [direct, through] = await Promise.all(
        [sandbox.places.server, sandbox.places.view].map((origin) => fetch(`${origin}${path}`)),
      );
      const policies = [direct, through].map((one) => one?.headers.get('content-security-policy'));
      const added = path === '/admin' ? ` ${sandbox.url}` : '';
      expect(policies[1]).toBe(`${policies[0]}${added}`);
      const rest = [direct, through].map((one) =>
        [...(one?.headers ?? [])].filter(([name]) => !changing.includes(name)),
      );
      expect(rest[1]).toEqual(rest[0]);
      expect(through?.status).toBe(direct?.status);
    }
  });

  test('host and view are two sites, as in real life', async () => {
    expect(new URL(sandbox.url).hostname).toBe('localhost');
    expect(new URL(sandbox.places.view).hostname).toBe('127.0.0.1');
    const redirected = await fetch(sandbox.url.replace('localhost', '127.0.0.1'), {
      redirect: 'manual',
    });
    expect(redirected.headers.get('location')).toBe(`${sandbox.url}/`);
  });

  test('a page that the app opens is stood in for, with its real address as plain text', async () => {
    const url = 'https://elsewhere.example/?<script>alert(1)</script>';
    const page = await (
      await fetch(`${sandbox.url}/opened?${new URLSearchParams({ url })}`)
    ).text();
    expect(page).toContain('<code>https://elsewhere.example/?&lt;script&gt;');
    expect(page).toContain('does not play this page');
  });
});

test('the server knows nothing of the sandbox and its clock', () => {
  const sources = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('server', name), 'utf8'));
  expect(sources.length).toBeGreaterThan(20);
  for (const source of sources)
    expect(source).not.toMatch(/test\/sandbox|clockOffset|process\.send/i);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(scripts.start).not.toContain('sandbox');
  expect(readFileSync('Dockerfile', 'utf8')).not.toMatch(/clock|--import/);
});
