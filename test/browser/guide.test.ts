import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { chromiumOptions } from '../kit/chromium.ts';
import { environment } from '../kit/environment.ts';
import { expectAccessible } from './kit/accessibility.ts';

let folder: string;
let store: Store;
let app: Awaited<ReturnType<typeof createApp>>;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'));
  cpSync(join(import.meta.dirname, '../../public/guide.js'), join(folder, 'guide.js'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>view</title>');
  const url = `sqlite:${join(folder, 'store.db')}`;
  store = await openStore({ url });
  const config = readConfig({
    ...environment,
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    APP_NAME: 'Mail Connector',
    PUBLISHER_NAME: 'Example Works',
    MICROSOFT_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000001',
  });
  app = await createApp({ config, store, view: folder });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await chromium.launch(chromiumOptions('shell'));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await store?.close();
  rmSync(folder, { recursive: true });
});

type Look = Parameters<Browser['newContext']>[0];

/** A page whose every complaint, of scripts or the policy, is a fault. */
async function open(path: string, look: Look = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...look });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(origin + path);
  return { page, faults };
}

const pages = [
  '/guide',
  '/guide?who=admin&what=app_compromised',
  '/guide?who=support&what=wrong_account&about=guest',
  '/guide?provider=google&who=self',
  '/guide?q=permissions',
];
const looks: [string, Look][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 380, height: 800 } }],
];

describe.each(looks)('the public guide, %s', (_name, look) => {
  test.each(pages)('axe finds nothing on %s, and nothing is wider than the page', async (path) => {
    const { page, faults } = await open(path, look);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await expectAccessible(page, path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test('without JavaScript one gets from the questions to a step by links alone', async () => {
  const { page } = await open('/guide', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'I administer Microsoft 365' }).click();
  await page.getByRole('link', { name: 'The app is compromised' }).click();
  await page.getByRole('navigation', { name: 'On this page' }).getByText('Disable sign-in').click();
  expect(page.url()).toContain('#disable-sign-in');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('compromised');
  expect(await page.getByRole('searchbox').count()).toBe(0);
  expect(await page.getByText('use your browser’s search in the page').isVisible()).toBe(true);
  await page.context().close();
});

test('search by the keyboard leads to a step', async () => {
  const { page, faults } = await open('/guide');
  await page.getByRole('searchbox', { name: 'Search all guides' }).fill('assignment required');
  await page.keyboard.press('Enter');
  // Each guide with the step is found; which one stands first does not matter here.
  await page.getByRole('link', { name: 'Stop a reconnect' }).first().click();
  expect(page.url()).toMatch(/about=(guest_)?covered/);
  expect(await page.locator('#require-assignment').isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('copying takes the whole command, and says so; where it is forbidden the text is selected', async () => {
  const { page } = await open('/guide?who=admin&what=app_compromised', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.locator('summary', { hasText: 'Azure CLI' }).first().click();
  const button = page.getByRole('button', { name: /Copy: Change, Disable sign-in.*Azure CLI/ });
  await button.click();
  await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\(\nAPPLICATION_ID='22222222-/);
  expect(copied).toContain("TENANT_ID='{tenantId}'");
  await page.context().clearPermissions();
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('forbidden')) },
    }),
  );
  await button.click();
  await page.getByRole('status').filter({ hasText: 'Press Ctrl+C' }).waitFor();
  expect(await page.evaluate(() => String(getSelection()))).toContain("TENANT_ID='{tenantId}'");
  await page.context().close();
});

test.each(['A4', 'Letter'])(
  'prints on %s with every command unfolded and no questions',
  async (format) => {
    const { page } = await open('/guide?who=admin&what=app_compromised');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Who are you?').isVisible()).toBe(false);
    const pdf = await page.pdf({ format });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const command = page.locator('#disable-sign-in-azure-cli-change');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await command.isVisible()).toBe(true);
    expect(
      await command.evaluate((element) => element.scrollHeight - element.clientHeight),
    ).toBeLessThanOrEqual(0);
    await page.context().close();
  },
);
