import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { contoso } from '../sandbox/microsoft/accounts.ts';
import { workingEntra } from '../sandbox/microsoft/entra/graph-rules.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { openInventory, readAs, signInBy } from './kit/entra-page.ts';

const browser = createBrowser();
const calls = createCaseCalls(browser);
const microsoft = () => browser.sandbox().microsoft;
const contosos = () => {
  const organization = microsoft().organizations.of(contoso.id);
  if (!organization) throw new Error('Contoso is not there.');
  return organization;
};
const appOf = (name: string) =>
  contosos()
    .apps()
    .find(({ facts }) => facts.displayName === name);
const dialog = (page: Page) => page.getByRole('dialog');

afterEach(() => void Object.assign(microsoft().entra, workingEntra()));

async function openApp(page: Page, name: string, role = 'Admin') {
  await openInventory(page, calls);
  await readAs(page, `${role} of Contoso`, 'Contoso');
  await page
    .locator('strong')
    .filter({ hasText: /apps with workflow credentials among/ })
    .waitFor();
  await page.getByRole('button', { name: new RegExp(`^${name}.*show its people`) }).click();
}

interface Act {
  /** Text that must be typed. */
  typed?: string;
  role?: string;
  /** One has signed in with these permissions before. */
  isSignedIn?: boolean;
}

/** Reads what an action would do, types what it asks for, and signs in for it. */
async function act(page: Page, button: string, options: Act = {}) {
  const { typed = null, role = 'Admin', isSignedIn = false } = options;
  const yes = dialog(page).getByRole('button', { name: button, exact: true });
  await dialog(page)
    .getByText(/^Microsoft asks you for/)
    .waitFor();
  if (typed !== null) {
    expect(await yes.isEnabled()).toBe(false);
    await dialog(page).getByLabel(`Type ${typed} to continue`).fill(typed);
  }
  if (isSignedIn) await yes.click();
  else await signInBy(page, `${role} of Contoso`, () => yes.click());
}

test('removes the consent of one person of another vendor’s app, and the server sees it', async () => {
  microsoft().entra.lagMilliseconds = 3000;
  const page = await browser.newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(request.postData() ?? '');
  });
  await openApp(page, 'Mail Merge');
  await page.getByRole('button', { name: 'Act: Vera Sandoval' }).click();
  await page.getByRole('button', { name: /^Remove permissions: .*Vera/ }).click();
  await dialog(page)
    .getByText(/does not end tokens already issued/)
    .waitFor();
  await expectAccessible(page, 'the dry run of an action');
  await act(page, 'Remove permissions');
  await dialog(page)
    .getByText(/Confirmed by Entra at/)
    .waitFor();
  await dialog(page)
    .getByText(/Done\. Microsoft’s request ID: [0-9a-f-]{36}/)
    .waitFor();
  expect(appOf('Mail Merge for monday')?.grants()).toHaveLength(3);
  await expectAccessible(page, 'the result of an action');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('.dark-app-theme').first().waitFor({ state: 'attached' });
  await expectAccessible(page, 'the result of an action, dark', 'colors');
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText('3 people', { exact: true }).waitFor();
  // Our server has the token that may only read; the one that changed something is another.
  const tokens = sent.flatMap((body) => /"accessToken":"([^"]+)"/.exec(body)?.[1] ?? []);
  expect(new Set(tokens).size).toBe(1);
  for (const token of tokens) {
    const { scopes } = microsoft().adminTokens.read(token) ?? { scopes: ['unknown'] };
    expect([...scopes].sort()).toEqual(['Application.Read.All', 'Directory.Read.All']);
    expect(readFileSync(browser.logFile(), 'utf8')).not.toContain(token);
  }
});

test('blocks an app for everyone and restores it; the case and the report say exactly that', async () => {
  const page = await browser.newPage();
  const { id } = await calls.openCase('mia@contoso.example');
  await calls.openByCode(page, 'entra', id);
  await page.getByRole('button', { name: 'Show all apps with workflow credentials' }).click();
  await readAs(page, 'Admin of Contoso', 'Contoso');
  await page.getByRole('button', { name: /^Sandbox Connector.*show its people/ }).click();
  await page.getByRole('button', { name: /^Disable sign-in: .*Sandbox Connector/ }).click();
  await act(page, 'Disable sign-in', { typed: 'Sandbox Connector' });
  await dialog(page)
    .getByText(/^Confirmed by Entra at .*: sign-in is off\.$/)
    .waitFor();
  await dialog(page)
    .getByText(/^Blocked: confirmed by Entra/)
    .waitFor();
  const stateOf = async () => {
    const { items } = await calls.get<{ items: { atProvider: { state: string } }[] }>(
      `/api/cases/${id}/connections`,
    );
    return items.map(({ atProvider }) => atProvider.state);
  };
  expect(await stateOf()).toEqual(['blocked']);
  const expectReport = async (says: RegExp) => {
    const report = await browser.newPage();
    await calls.openByCode(report, 'report', id);
    await report.getByText(says).first().waitFor();
    await report.close();
  };
  await expectReport(/^Sign-in blocked: confirmed by Entra .*It can be turned on again there/);
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('button', { name: /^Enable sign-in: .*Sandbox Connector/ }).click();
  await act(page, 'Enable sign-in', { typed: 'Sandbox Connector', isSignedIn: true });
  await dialog(page)
    .getByText(/^Confirmed by Entra at .*: sign-in is on\.$/)
    .waitFor();
  await dialog(page)
    .getByText(/^Still granted, by the person/)
    .waitFor();
  expect(await stateOf()).toEqual(['granted']);
  await expectReport(/still granted/i);
});

test('deletes an app, restores it from the bin, and creates one that is absent disabled', async () => {
  const page = await browser.newPage();
  await openApp(page, 'Board Sync');
  await page.getByRole('button', { name: /^Delete app: .*Board Sync Pro/ }).click();
  await act(page, 'Delete app', { typed: 'Board Sync Pro' });
  await dialog(page)
    .getByText(/Confirmed by Entra at .*not in the organization/)
    .waitFor();
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('button', { name: /^Restore: .*Board Sync Pro/ }).click();
  await act(page, 'Restore', { typed: 'Board Sync Pro', isSignedIn: true });
  await dialog(page)
    .getByText(/Confirmed by Entra at .*in the organization/)
    .waitFor();
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('button', { name: /^Create it disabled: .*Old Calendar Bridge/ }).click();
  await act(page, 'Create it disabled', { typed: 'Old Calendar Bridge', isSignedIn: true });
  await dialog(page)
    .getByText(/Confirmed by Entra at .*sign-in is off/)
    .waitFor();
  expect(appOf('Old Calendar Bridge')?.isEnabled).toBe(false);
});

test('assigns everyone who is known, then requires assignment; one can be kept out alone', async () => {
  const page = await browser.newPage();
  await openApp(page, 'Mail Merge');
  await page.getByRole('button', { name: 'Act: Otto Aalto' }).click();
  await page.getByRole('button', { name: /^Keep out: .*Otto Aalto/ }).click();
  await act(page, 'Keep out', { typed: 'Mail Merge for monday' });
  await dialog(page)
    .getByText(/Confirmed by Entra at .*assignment is required/)
    .waitFor();
  const app = appOf('Mail Merge for monday');
  expect(app?.isAssignmentRequired).toBe(true);
  const otto = contosos()
    .users()
    .find(({ displayName }) => displayName === 'Otto Aalto');
  expect(app?.assigned()).not.toContain(otto?.id);
});

test('a role that may only read changes nothing, and every item says so', async () => {
  browser.expectConsole(/403/);
  const page = await browser.newPage();
  const before = appOf('Sandbox Connector')?.grants().length;
  await openApp(page, 'Sandbox Connector');
  await page.getByRole('button', { name: /^Remove all user consents/ }).click();
  await act(page, 'Remove all user consents', {
    ...{ typed: 'Sandbox Connector', role: 'Global Reader' },
  });
  await dialog(page).getByText('Not everything was done.').waitFor();
  await dialog(page)
    .getByText(/no right to do this.*Microsoft’s request ID/)
    .first()
    .waitFor();
  expect(appOf('Sandbox Connector')?.grants()).toHaveLength(before ?? -1);
});

test('stops between items, waits where Microsoft throttles, and removes its helper apps', async () => {
  browser.expectConsole(/429/);
  microsoft().entra.delayMilliseconds = 300;
  const page = await browser.newPage();
  await openApp(page, 'Sandbox Connector');
  await page.getByRole('button', { name: /^Remove all user consents/ }).click();
  microsoft().entra.throttled = 2;
  await act(page, 'Remove all user consents', { typed: 'Sandbox Connector' });
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await dialog(page)
    .getByText(/\d+ not begun/)
    .waitFor();
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  microsoft().entra.delayMilliseconds = 0;
  await page.getByRole('button', { name: 'Back to all apps' }).click();
  await page.getByRole('button', { name: /^Remove helper apps/ }).click();
  await act(page, 'Remove helper apps');
  await dialog(page)
    .getByText(/Accepted by Microsoft/)
    .waitFor();
  expect(appOf('Keyholder check') ?? appOf('Keyholder changes')).toBeUndefined();
});

test('removes what an admin allowed for everyone, and calls ended sessions no more than accepted', async () => {
  const page = await browser.newPage();
  await openApp(page, 'Board Sync');
  await page.getByRole('button', { name: /^Remove admin consent/ }).click();
  await act(page, 'Remove admin consent', { typed: 'Board Sync Pro' });
  await dialog(page)
    .getByText(/Confirmed by Entra at .*nothing is allowed for everyone/)
    .waitFor();
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('button', { name: 'Act: Tom Visser' }).click();
  await page.getByRole('button', { name: /^Remove permissions: .*Tom Visser/ }).waitFor();
  // It does nothing for guests.
  expect(await page.getByRole('button', { name: /^End sessions/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Back to all apps' }).click();
  await page.getByRole('button', { name: /^Sandbox Connector.*show its people/ }).click();
  // Only rows that are seen are there.
  await page.getByLabel('Search people').fill('mia@');
  await page.getByRole('button', { name: 'Act: Mia Tanaka' }).click();
  await page.getByRole('button', { name: /^End sessions/ }).click();
  await act(page, 'End sessions');
  await dialog(page)
    .getByText(/^Accepted by Microsoft. The server cannot see this/)
    .waitFor();
  const mia = microsoft().accounts.find(({ mail }) => mail === 'mia@contoso.example');
  expect(mia && microsoft().directory.sessionsEndedAt(mia)).toBeInstanceOf(Date);
});
