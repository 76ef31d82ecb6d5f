import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RevocationCase } from '../../server/contract/case.ts';
import type { CaseDryRun } from '../../server/contract/case-open.ts';
import type { Connection, ConnectionsPage } from '../../server/contract/connection.ts';
import { open, post } from './form-pages.ts';
import { cast, type Person } from './monday/people.ts';
import { slackBotSignIn, slackError } from './services/slack.ts';
import { type Sandbox, startSandbox } from './start.ts';
import { runWith, walkThrough } from './walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-slack-'));
const robin = 'robin@slack';
/** As in monday's own sample of a credentials feature for Slack. */
const asInTheSample = {
  authorizeUrl: slackBotSignIn.authorizeUrl,
  tokenUrl: slackBotSignIn.tokenUrl,
  scopes: ['channels:join', 'channels:read', 'chat:write'],
};
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder, isSeeded: false });
}, 240_000);
afterEach(() => {
  sandbox.monday.controls.features = {};
  sandbox.service('slack').controls.answer = null;
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

async function listOf(person: Person, scope: 'mine' | 'account'): Promise<Connection[]> {
  const path = '/api/connections/query';
  const page = await sandbox.api.ask<ConnectionsPage>(person, 'POST', path, { scope });
  return page.items;
}
const theApps = async () =>
  (await listOf(cast.admin, 'account')).filter(({ accountType }) => accountType === 'app');

test('the manifest’s sign-in gives the token of the person, who is recorded', async () => {
  const { text, picker } = await walkThrough(sandbox, cast.member, 'slack', robin);
  expect(picker.text).toContain('<code>https://slack.com/oauth/v2_user/authorize?');
  expect(text).toContain('<h1>Connected</h1>');
  const [own] = await listOf(cast.member, 'mine');
  expect(own).toMatchObject({
    providerUniqueIdentifier: 'T0CONTOSO:U09001ROBIN',
    email: 'robin@slack.contoso.example',
    accountType: 'work',
    userId: String(cast.member.id),
  });
});

test('a token of the app itself is one connection without a person, whoever connects it', async () => {
  sandbox.monday.controls.features = { slack: asInTheSample };
  for (const person of [cast.member, cast.mailboxPartner]) {
    const { text } = await walkThrough(sandbox, person, 'slack', robin);
    expect(text).toContain('<h1>Connected</h1>');
  }
  expect(await theApps()).toMatchObject([
    {
      providerUniqueIdentifier: 'T0CONTOSO:U09003KEEPBOT',
      organization: { id: 'T0CONTOSO', name: 'Contoso' },
      email: null,
      userId: null,
      seenWithUserId: null,
      source: 'identity',
      timesConnected: 2,
    },
  ]);
  expect(await listOf(cast.mailboxPartner, 'mine')).toEqual([]);
});

test('a run with it counts on that connection, and names no one as its owner', async () => {
  const { text } = await runWith(sandbox, cast.mailboxPartner, 'Slack');
  expect(text).toContain('<dt>works</dt><dd>true</dd>');
  expect(await theApps()).toMatchObject([{ usedIn: 1, userId: null, seenWithUserId: null }]);
});

const connectedApps = (account: string) =>
  post(`${sandbox.places.services}/connected-apps/slack`, [['account', account]]);

test('a person’s own revocation ends nothing of it; removing the app does', async () => {
  const works = async () =>
    (await runWith(sandbox, cast.mailboxPartner, 'Slack')).text.includes('<dd>true</dd>');
  await connectedApps('U09001ROBIN');
  expect(await works()).toBe(true);
  const page = await open(`${sandbox.places.services}/connected-apps/slack?account=U09003KEEPBOT`);
  expect(page.text).toContain('Remove app');
  await connectedApps('U09003KEEPBOT');
  expect(await works()).toBe(false);
});

test('its case is for an admin of the workspace, who removes the app; the mail names who connected it', async () => {
  const [app] = await theApps();
  const request = {
    situation: 'not_needed',
    target: { kind: 'connections', connectionIds: [app?.id] },
  };
  const ask = sandbox.api.ask;
  const looked = await ask<CaseDryRun>(cast.admin, 'POST', '/api/cases?dryRun=true', request);
  expect(looked.warnings.map(({ code }) => code)).not.toContain('unknown_people');
  expect(looked.alsoAffected.connections).toMatchObject([
    { displayName: 'Robin Meyer', reason: 'same_organization' },
  ]);
  const { id, sections } = await ask<RevocationCase>(cast.admin, 'POST', '/api/cases', {
    ...request,
    id: '01890000-0000-7000-8000-00000000e007',
    fingerprint: looked.fingerprint,
  });
  expect(sections.map(({ actor, method, half }) => [half, actor, method])).toEqual([
    ['provider', 'provider_admin', 'admin_console'],
    ['monday', 'monday_support', null],
  ]);
  expect(sections[0]?.steps).toMatchObject([{ key: 'slack-remove-bot', reports: 'provider' }]);
  const guideOf = async (section: number) => {
    const path = `/api/cases/${id}/sections/${sections[section]?.id}/guide`;
    return JSON.stringify(await ask(cast.admin, 'GET', path));
  };
  expect(await guideOf(0)).toContain('A person cannot end it');
  expect(await guideOf(1)).toContain(`User IDs: ${cast.member.id}, ${cast.mailboxPartner.id}`);
});

test.each([
  ['team_access_not_granted', 'Ask an owner or admin of the Slack workspace'],
  ['two_factor_setup_required', 'must set up two-factor authentication'],
  ['missing_scope', 'Add &quot;users:read&quot;'],
  ['token_revoked', 'Slack does not accept the token'],
  ['ratelimited', 'Try to connect again in a few minutes'],
])('Slack’s "%s" says who must act', async (error, words) => {
  sandbox.service('slack').controls.answer = slackError(error);
  const before = await listOf(cast.admin, 'account');
  const { text } = await walkThrough(sandbox, cast.collector, 'slack', robin);
  expect(text).toContain(words);
  expect(text.includes('in a few minutes')).toBe(error === 'ratelimited');
  expect(await listOf(cast.admin, 'account')).toEqual(before);
});
