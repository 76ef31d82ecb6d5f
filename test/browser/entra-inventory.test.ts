import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { workingEntra } from '../sandbox/microsoft/entra/graph-rules.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { openInventory, readAs } from './kit/entra-page.ts';

const browser = createBrowser();
const calls = createCaseCalls(browser);
const microsoft = () => browser.sandbox().microsoft;

afterEach(() => {
  Object.assign(microsoft().entra, workingEntra());
  microsoft().graphCalls.length = 0;
});

const rowOf = (page: Page, name: string | RegExp) => page.getByRole('row', { name });
const openApp = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}.*show its people`) }).click();

async function read(page: Page, role = 'Admin') {
  await openInventory(page, calls);
  await readAs(page, `${role} of Contoso`, 'Contoso');
}

/** Beside what is announced of it. */
const foundOf = (page: Page, text: RegExp) =>
  page.locator('strong').filter({ hasText: text }).waitFor();
const whole = (page: Page) => foundOf(page, /^3 apps with workflow credentials among/);

test('finds the apps of other vendors and the consents that are older than Keyholder', async () => {
  const page = await browser.newPage();
  await read(page);
  await whole(page);
  for (const app of ['Sandbox Connector', 'Mail Merge for monday', 'Board Sync Pro']) {
    await rowOf(page, new RegExp(app)).waitFor();
  }
  expect(await rowOf(page, /Travel Booking/).count()).toBe(0);
  await page.getByText('Old Calendar Bridge').waitFor();
  await openApp(page, 'Sandbox Connector');
  await page.getByText(/people allowed the app and are not in the list/).waitFor();
  await rowOf(page, /Otto Aalto.*Only at Entra/).waitFor();
  await rowOf(page, /Tom Visser.*Guest/).waitFor();
  await page.getByLabel('Search people').fill('otto');
  await page.getByText('1 person', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back to all apps' }).click();
  await openApp(page, 'Board Sync Pro');
  await page.getByText('Publisher not verified').waitFor();
  await page.getByText(/Files.ReadWrite.All: open files/).waitFor();
  await expectAccessible(page, 'an app of the inventory');
});

test('a token is in no storage, address or log, and our server is told of no app of others', async () => {
  const page = await browser.newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(browser.sandbox().places.view)) {
      sent.push(`${request.url()} ${request.postData() ?? ''}`);
    }
  });
  await read(page);
  await whole(page);
  await page.getByRole('button', { name: 'Keep the numbers' }).click();
  await page.getByText('The numbers are kept.').waitFor();
  const { storage, text } = await page.evaluate(() => ({
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    text: document.documentElement.outerHTML,
  }));
  const log = readFileSync(browser.logFile(), 'utf8');
  for (const place of [storage, text, page.url(), log, ...sent]) {
    expect(place).not.toContain('stand-in-admin-token');
  }
  for (const place of [log, ...sent]) expect(place).not.toMatch(/Mail Merge|a4400/);
  expect(microsoft().graphCalls.length).toBeGreaterThan(5);
});

test('axe finds nothing in light and dark, wide and narrow', async () => {
  for (const [width, scheme] of [
    [1280, 'light'],
    [380, 'dark'],
  ] as const) {
    const page = await browser.newPage({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await read(page);
    await whole(page);
    await expectAccessible(page, `the inventory, ${width} ${scheme}`);
  }
});

test('says what a role may not read, and what Microsoft asks to wait for', async () => {
  browser.expectConsole(/403/, /429/);
  const page = await browser.newPage();
  await read(page, 'Somebody without a role');
  await page.getByRole('alert').filter({ hasText: 'no right to do this' }).waitFor();
  const other = await browser.newPage();
  await openInventory(other, calls);
  microsoft().entra.throttled = 3;
  await readAs(other, 'Global Reader of Contoso', 'Contoso');
  await whole(other);
});

test('where Graph takes a filter, no other app is read, and a list that is short is told', async () => {
  microsoft().entra.takesReplyUrlFilter = true;
  const page = await browser.newPage();
  await read(page);
  await foundOf(page, /^3 apps with workflow credentials among 3 apps/);
  microsoft().entra.totalDrift = 2;
  await page.getByRole('button', { name: /^Read again: .*Contoso/ }).click();
  await page.getByText('This is not whole').waitFor();
  await page.getByText(/Microsoft counted more apps than it gave/).waitFor();
});

test('an account of another organization proves nothing here', async () => {
  const page = await browser.newPage();
  await openInventory(page, calls);
  await readAs(page, 'Admin of Fabrikam', 'Contoso');
  await page.getByRole('alert').filter({ hasText: 'belongs to another organization' }).waitFor();
});

test('what can be done about a person is seen at 380 pixels without scrolling sideways', async () => {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 380, height: 900 });
  await openInventory(page, calls);
  await readAs(page, 'Admin of Contoso', 'Contoso');
  await page.getByRole('button', { name: /^Mail Merge.*show its people/ }).click();
  const act = page.getByRole('button', { name: 'Act: Vera Sandoval' });
  await act.waitFor();
  const box = await act.boundingBox();
  expect((box?.x ?? 380) + (box?.width ?? 0)).toBeLessThanOrEqual(380 - 16);
});
