import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RevocationCase } from '../../server/contract/case.ts';
import { contoso } from '../sandbox/microsoft/accounts.ts';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { unfold } from './kit/cases.ts';
import { openInventory, readAs, signInBy } from './kit/entra-page.ts';

const browser = createBrowser();
const calls = createCaseCalls(browser);

test('an action completes the step of a case by what Entra showed, and its token stays in the page', async () => {
  const page = await browser.newPage();
  const tokens = new Set<string>();
  const told: string[] = [];
  page.on('console', (message) => void told.push(message.text()));
  page.on('request', (request) => {
    const token = /^Bearer (.+)/.exec(request.headers().authorization ?? '')?.[1];
    if (token && !request.url().includes('/api/')) tokens.add(token);
    told.push(request.url());
  });
  const { id } = await calls.openCase('mia@contoso.example');
  await calls.openByCode(page, 'entra', id);
  await page.getByRole('button', { name: 'Show all apps with workflow credentials' }).click();
  await readAs(page, 'Admin of Contoso', 'Contoso');
  await page.getByRole('button', { name: /^Sandbox Connector.*show its people/ }).click();
  // Only rows that are seen are there.
  await page.getByLabel('Search people').fill('mia@');
  await page.getByRole('button', { name: 'Act: Mia Tanaka' }).click();
  await page.getByRole('button', { name: /^Remove permissions: .*Mia/ }).click();
  const dialog = page.getByRole('dialog');
  const yes = dialog.getByRole('button', { name: 'Remove permissions', exact: true });
  await dialog.getByText(/^Microsoft asks you for/).waitFor();
  await signInBy(page, 'Admin of Contoso', () => yes.click());
  await dialog.getByText(/^Confirmed by Entra at .*: no permission of this person/).waitFor();
  await dialog.getByText(/^Removed: confirmed by Entra/).waitFor();

  const { sections } = await calls.get<RevocationCase>(`/api/cases/${id}`);
  const done = sections.flatMap(({ steps }) => steps).filter(({ state }) => state === 'done');
  expect(done).toMatchObject([{ key: 'remove-person-permissions', by: { kind: 'system' } }]);
  const { view } = await browser.open({ person: cast.admin, tab: 'cases', id });
  await unfold(view);
  await view
    .getByText(/^Done .*, confirmed by Entra$/)
    .first()
    .waitFor({ state: 'attached' });
  const report = await browser.newPage();
  await calls.openByCode(report, 'report', id);
  await report.getByText('a check at Entra', { exact: true }).first().waitFor();

  const { microsoft } = browser.sandbox();
  const scopes = [...tokens].flatMap((token) => microsoft.adminTokens.read(token)?.scopes ?? []);
  expect(scopes).toContain('DelegatedPermissionGrant.ReadWrite.All');
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  const text = await page.content();
  for (const token of tokens) {
    for (const place of [kept, text, readFileSync(browser.logFile(), 'utf8'), ...told]) {
      expect(place).not.toContain(token);
    }
  }
});

test('a whole app requires assignment only after everyone who is known was assigned', async () => {
  const page = await browser.newPage();
  const app = browser
    .sandbox()
    .microsoft.organizations.of(contoso.id)
    ?.apps()
    .find(({ facts }) => facts.displayName === 'Sandbox Connector');
  const known = new Set(app?.grants().flatMap(({ principalId }) => principalId ?? []));
  await openInventory(page, calls);
  await readAs(page, 'Admin of Contoso', 'Contoso');
  await page.getByRole('button', { name: /^Sandbox Connector.*show its people/ }).click();
  await page.getByRole('button', { name: /^Require assignment: .*Sandbox Connector/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/\d+ changes\..*It concerns everyone of the organization\./).waitFor();
  const yes = dialog.getByRole('button', { name: 'Require assignment', exact: true });
  await dialog.getByLabel('Type Sandbox Connector to continue').fill('Sandbox Connector');
  await signInBy(page, 'Admin of Contoso', () => yes.click());
  await dialog.getByText(/^Confirmed by Entra at .*: assignment is required\.$/).waitFor();
  expect(app?.isAssignmentRequired).toBe(true);
  expect(known.size).toBeGreaterThan(2);
  expect([...known].filter((id) => !app?.assigned().includes(id))).toEqual([]);
});
