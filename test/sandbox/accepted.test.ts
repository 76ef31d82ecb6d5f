import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ConnectionsPage } from '../../server/contract/connection.ts';
import { cast } from './monday/people.ts';
import type { ServiceId } from './services/service.ts';
import { type Sandbox, startSandbox } from './start.ts';
import { runWith, walkThrough } from './walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-accepted-'));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder, isSeeded: false });
}, 240_000);
afterEach(() => {
  sandbox.monday.controls.features = {};
  for (const id of ['google', 'dropbox', 'salesforce'] as const) {
    sandbox.service(id).controls.answer = null;
  }
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const connect = (id: string, account: string, typed = {}) =>
  walkThrough(sandbox, cast.collector, id, account, typed);
const recorded = async () => {
  const path = '/api/connections/query';
  const page = await sandbox.api.ask<ConnectionsPage>(cast.collector, 'POST', path, {});
  return page.items.map(({ provider }) => provider);
};

/** A credentials feature that asks for too little: the tokens are good and may not say whose they are. */
test.each([
  ['microsoft', 'robin.meyer@contoso.example', ['openid', 'Calendars.Read'], 'User.Read'],
  ['dropbox', 'robin@dropbox', ['files.metadata.read'], 'account_info.read'],
] as const)(
  '%s accepts the token, and what to change is said',
  async (id, account, scopes, lacks) => {
    sandbox.monday.controls.features = { [id]: { scopes } };
    const { text } = await connect(id, account);
    expect(text).toContain('accepts the token');
    expect(text).toContain(lacks);
    expect(text).toContain('Nothing was recorded');
    expect(await recorded()).not.toContain(id);
  },
);

test('Google refuses such a token like a bad one, and both causes are named', async () => {
  sandbox.monday.controls.features = {
    google: { scopes: ['https://www.googleapis.com/auth/drive.readonly'] },
  };
  const { text } = await connect('google', 'robin@contoso.example');
  expect(text).toContain('Google answers both alike');
  expect(await recorded()).not.toContain('google');
});

test.each([
  ['dropbox', 'team-token', 'robin@dropbox', {}],
  ['google', 'scope-in-header', 'robin@contoso.example', {}],
  ['google', 'scope-in-body', 'robin@contoso.example', {}],
  ['salesforce', 'api-disabled', 'robin@salesforce', { subdomain: 'contoso' }],
] as const)(
  '%s: "%s" is a good token that may not ask: no connect, and a run counts',
  async (id, name, account, typed) => {
    const kind = { dropbox: 'Dropbox', google: 'Google', salesforce: 'Salesforce' }[id];
    await connect(id, account, typed);
    const { controls, service } = sandbox.service(id as ServiceId);
    controls.answer = service.others?.[name] ?? expect.fail(`no such answer: ${name}`);
    const { text } = await connect(id, account, typed);
    expect(text).toContain('accepts the token');
    const ran = await runWith(sandbox, cast.collector, kind);
    expect(ran.text).toContain('<dt>works</dt><dd>true</dd>');
    expect(ran.text).toContain('may not read whose account it is');
  },
);

// monday's own pages and samples, and vendors, name their credentials as they like.
test.each([
  ['slack_credentials', '<dt>works</dt><dd>true</dd>', /accepts the connection/],
  ['credentials-key', '<dt>works</dt><dd>false</dd>', /Not checked: .*may still work/],
])('the key "%s" of a credential never fails a run', async (credentialsKey, works, reason) => {
  await connect('slack', 'robin@slack');
  sandbox.monday.controls.features = { slack: { credentialsKey } };
  const { text } = await runWith(sandbox, cast.collector, 'Slack');
  expect(text).toContain(works);
  expect(text).toMatch(reason);
});
