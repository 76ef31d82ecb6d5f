import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection, ConnectionsPage } from '../../server/contract/connection.ts';
import { hiddenFields, open, type Page, post } from './form-pages.ts';
import { accountsToTry, contoso, type MicrosoftAccount } from './microsoft/accounts.ts';
import { keyOf } from './microsoft/directory.ts';
import { registration } from './microsoft/registration.ts';
import { automations } from './monday/automations.ts';
import { cast, type Person } from './monday/people.ts';
import { type Sandbox, startSandbox } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-revoke-'));
const { work, personal } = accountsToTry;
const hour = 60 * 60_000;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder, isSeeded: false });
}, 240_000);
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const atMicrosoft = (path: string) => `${sandbox.places.microsoft}${path}`;
const query = (account: MicrosoftAccount) => new URLSearchParams({ account: keyOf(account) });

/** Over Microsoft's pages, as in a browser. */
async function connect(person: Person, account: MicrosoftAccount): Promise<Page> {
  const picker = await open(`${sandbox.url}/connect/microsoft?person=${person.id}`);
  const picked = new URL(picker.url);
  picked.searchParams.set('account', keyOf(account));
  const page = await open(picked.href);
  if (!page.text.includes('Permissions requested')) return page;
  return post(atMicrosoft('/consent'), [...hiddenFields(page), ['decision', 'accept']]);
}

async function run(person: Person): Promise<'works' | 'refused'> {
  const credential = sandbox.monday.vault.all().find((one) => one.person === person);
  const { text } = await post(`${sandbox.url}/automations`, [
    ['person', String(person.id)],
    ['credential', String(credential?.id)],
    ['automation', String(automations[0]?.integrationId)],
  ]);
  return text.includes('<dt>works</dt><dd>true</dd>') ? 'works' : 'refused';
}

async function connectionOf(person: Person): Promise<Connection> {
  const body = { scope: 'mine' };
  const path = '/api/connections/query';
  const { items } = await sandbox.api.ask<ConnectionsPage>(person, 'POST', path, body);
  return items[0] as Connection;
}

test('what a person revokes in My Apps ends with the token that was issued last', async () => {
  await connect(cast.member, work);
  expect(await run(cast.member)).toBe('works');
  const shown = await open(atMicrosoft(`/my-apps?${query(work)}`));
  expect(shown.text).toContain('Manage your application');
  const after = await post(atMicrosoft('/my-apps/revoke'), [['account', keyOf(work)]]);
  expect(after.text).not.toContain('Revoke Permissions');
  expect(await run(cast.member)).toBe('works');
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.member)).toBe('refused');
  expect((await connect(cast.member, work)).text).toContain('<h1>Connected</h1>');
  expect(await run(cast.member)).toBe('works');
});

test('a personal account is revoked on its own page', async () => {
  await connect(cast.collector, personal);
  const page = await post(atMicrosoft('/app-access/remove'), [['account', keyOf(personal)]]);
  expect(page.text).toContain('No apps or services can access your data.');
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.collector)).toBe('refused');
});

const properties = (enabled: 'Yes' | 'No', assignment: 'Yes' | 'No') =>
  post(atMicrosoft(`/entra/${contoso.id}/app/properties`), [
    ['enabled', enabled],
    ['assignment', assignment],
  ]);

test('with sign-in disabled no one connects and no new token is given; enabled again, the old consent works', async () => {
  await properties('No', 'No');
  expect((await connect(cast.guest, work)).text).toContain('AADSTS7000112');
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.member)).toBe('refused');
  await properties('Yes', 'No');
  expect(await run(cast.member)).toBe('works');
});

test('with assignment required only who is assigned gets tokens', async () => {
  await properties('Yes', 'Yes');
  expect(await run(cast.member)).toBe('works');
  await post(atMicrosoft(`/entra/${contoso.id}/app/users`), [['remove', keyOf(work)]]);
  expect((await connect(cast.guest, work)).text).toContain('AADSTS50105');
  await post(atMicrosoft(`/entra/${contoso.id}/app/users`), [['add', 'everybody']]);
  await properties('Yes', 'No');
});

test('an admin’s consent covers a person who takes their own back, and My Apps shows them nothing', async () => {
  const permissions = atMicrosoft(`/entra/${contoso.id}/app/permissions`);
  await post(permissions, [['grant', 'yes']]);
  await post(permissions, [['person', keyOf(work)]]);
  const shown = await open(atMicrosoft(`/my-apps?${query(work)}`));
  expect(shown.text).not.toContain('Manage your application');
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.member)).toBe('works');
  const { scopes = [] } = sandbox.microsoft.directory.tenant(contoso.id)?.app?.adminConsent ?? {};
  for (const scope of scopes) await post(permissions, [['revoke', scope]]);
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.member)).toBe('refused');
});

test('signing someone out ends what they connected before; a disabled account cannot connect', async () => {
  await connect(cast.member, work);
  const path = atMicrosoft(`/entra/${contoso.id}/people/${work.id}`);
  await sandbox.time.moveBy(60_000);
  expect((await post(path, [['revoke', 'yes']])).text).not.toContain('the beginning');
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.member)).toBe('refused');
  expect((await post(path, [['disable', 'yes']])).text).toContain('<dd>Disabled</dd>');
  expect((await connect(cast.member, work)).text).toContain('AADSTS50057');
  await post(path, [['disable', 'no']]);
});

test('a removed application is gone with all it was allowed, and comes back with a consent', async () => {
  await connect(cast.member, work);
  const before = sandbox.microsoft.directory.tenant(contoso.id)?.app?.objectId;
  await post(atMicrosoft(`/entra/${contoso.id}/app/delete`), []);
  expect((await open(atMicrosoft(`/entra/${contoso.id}`))).text).toContain(
    'No application matches',
  );
  await sandbox.time.moveBy(2 * hour);
  expect(await run(cast.member)).toBe('refused');
  await connect(cast.member, work);
  expect(await run(cast.member)).toBe('works');
  const page = await open(atMicrosoft(`/entra/${contoso.id}`));
  expect(page.text).toContain(registration.clientId);
  expect(sandbox.microsoft.directory.tenant(contoso.id)?.app?.objectId).not.toBe(before);
});

test('the time of the server moves with the stand-ins, and comes back', async () => {
  const at = async () => Date.parse((await connectionOf(cast.member)).lastConnectedAt);
  await sandbox.time.set(null);
  await connect(cast.member, work);
  expect(Math.abs((await at()) - Date.now())).toBeLessThan(60_000);
  const moved = await fetch(`${sandbox.url}/host/time`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: 8 * 24 * 60 }),
  });
  expect(await moved.json()).toEqual({ offsetMilliseconds: 8 * 24 * hour });
  await connect(cast.member, work);
  expect(Math.abs((await at()) - Date.now() - 8 * 24 * hour)).toBeLessThan(60_000);
  await sandbox.time.set(null);
});

test('pages get the sandbox’s time, and are as the server gives them in the present', async () => {
  const page = () => fetch(`${sandbox.places.view}/account`).then((answer) => answer.text());
  const before = await page();
  await sandbox.time.moveBy(2 * hour);
  const shifted = await page();
  expect(shifted.replace('<script src="/sandbox-clock.js"></script>', '')).toBe(before);
  expect(shifted).not.toBe(before);
  await sandbox.time.set(null);
  expect(await page()).toBe(before);
});

const deep = (page: string) =>
  `https://entra.microsoft.com/${contoso.id}/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${page}/objectId/x/appId/y`;

test.each([
  ['https://myapps.microsoft.com', 'Pick an account'],
  ['https://account.microsoft.com/privacy/app-access', 'Pick an account'],
  ['https://entra.microsoft.com', 'Microsoft Entra admin center'],
  [
    `https://entra.microsoft.com/${contoso.id}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`,
    'All applications',
  ],
  [deep('Properties'), 'Properties'],
  [deep('Permissions'), 'Permissions'],
  [deep('Users'), 'Users and groups'],
  ['https://myaccount.google.com/connections', 'Pick an account'],
  ['https://slack.com/apps/manage', 'Pick an account'],
  ['https://www.dropbox.com/account/connected_apps', 'Pick an account'],
])('%s leads to the page that the sandbox plays', async (url, heading) => {
  const page = await open(`${sandbox.url}/opened?${new URLSearchParams({ url })}`);
  expect(page.text).toContain(`<h1>${heading}</h1>`);
});

test('Graph tells an admin of an organization what its directory holds, and no one else', async () => {
  const token = sandbox.microsoft.adminTokens.issue(contoso.id);
  const ask = async (path: string, bearer = token) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await fetch(atMicrosoft(`/v1.0${path}`), { headers });
    return { status: answer.status, body: await answer.json() };
  };
  const principal = `/servicePrincipals(appId='${registration.clientId}')`;
  const found = await ask(principal);
  expect(found.body).toMatchObject({ accountEnabled: true, appRoleAssignmentRequired: false });
  const grants = (filter: string) =>
    ask(`/oauth2PermissionGrants?${new URLSearchParams({ $filter: filter })}`);
  const ofWork = `clientId eq '${found.body.id}' and principalId eq '${work.id}'`;
  expect((await grants(ofWork)).body.value).toMatchObject([{ consentType: 'Principal' }]);
  sandbox.microsoft.directory.revokeOwn(work);
  expect((await grants(ofWork)).body.value).toEqual([]);
  await properties('No', 'No');
  expect((await ask(principal)).body).toMatchObject({ accountEnabled: false });
  await properties('Yes', 'No');
  expect((await ask(principal, 'nobody')).status).toBe(401);
});
