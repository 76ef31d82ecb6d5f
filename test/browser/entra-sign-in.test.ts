import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';

const browser = createBrowser({ kind: 'whole' });
const { openCase, openByCode } = createCaseCalls(browser);
const secondsOf = (seconds: number) => ({ timeout: seconds * 1000 });

const buttonOf = (page: Page, organization: string) =>
  page.getByRole('button', {
    name: new RegExp(`^(Sign in and check|Check again): .*${organization}`),
  });

async function startSignIn(page: Page, organization = 'Contoso'): Promise<Page> {
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    buttonOf(page, organization).click(),
  ]);
  await popup.getByRole('heading', { name: 'Pick an account' }).waitFor();
  return popup;
}

const pick = (popup: Page, name: string) => popup.getByRole('button', { name }).click();

async function openPage(...emails: string[]): Promise<Page> {
  const page = await browser.newPage();
  const { id } = await openCase(...(emails.length > 0 ? emails : ['ada@contoso.example']));
  await openByCode(page, 'entra', id);
  await buttonOf(page, 'Contoso').waitFor();
  return page;
}

const isApart = (value: boolean) => {
  browser.sandbox().microsoft.signIn.isApart = value;
};
/** Chromium without a screen gives every window the focus: here the window in front has it. */
const focus = (page: Page, hasFocus: boolean) =>
  page.evaluate((value) => {
    document.hasFocus = () => value;
  }, hasFocus);

beforeEach(() => isApart(true));

test('the browser of the tests parts storage and blocks windows, as people have it', async () => {
  const { view } = browser.sandbox().places;
  const page = await browser.newPage();
  await page.route('http://localhost:9/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${view.replace('localhost', '127.0.0.1')}/part"></iframe>`,
    }),
  );
  await page.route('**/part', (route) =>
    route.fulfill({
      contentType: 'text/html',
      // Not by `evaluate`, which counts as a press of a button.
      body: '<script>document.title = String(window.open("about:blank"))</script>',
    }),
  );
  const own = view.replace('localhost', '127.0.0.1');
  await page.goto(`${own}/part`);
  await page.evaluate(() => localStorage.setItem('kept', 'here'));
  expect(await page.title()).toBe('null');
  await page.goto('http://localhost:9/');
  const framed = page.frames().find((frame) => frame.url().endsWith('/part'));
  expect(await framed?.evaluate(() => localStorage.getItem('kept'))).toBeNull();
});

test.each([true, false])('a sign-in of two minutes works (window apart: %s)', async (value) => {
  isApart(value);
  const page = await openPage();
  await page.clock.install();
  await focus(page, false);
  const popup = await startSignIn(page);
  await page.clock.fastForward('02:00');
  await page.getByText('Sign in, in the window that opened.').waitFor();
  expect(popup.isClosed()).toBe(false);
  await pick(popup, 'Admin of Contoso');
  await page.getByText('Still granted, by the person').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('after ten minutes the wait ends, and says so', async () => {
  const page = await openPage();
  await page.clock.install();
  await focus(page, false);
  await startSignIn(page);
  await page.clock.fastForward('10:01');
  await page.getByRole('alert').filter({ hasText: 'more than 10 minutes' }).waitFor();
});

test('a closed window is told within two seconds', async () => {
  isApart(false);
  const page = await openPage();
  const popup = await startSignIn(page);
  await page.waitForTimeout(1000);
  expect(await page.getByRole('alert').count()).toBe(0);
  await popup.close();
  await page
    .getByRole('alert')
    .filter({ hasText: 'The window was closed before you had signed in' })
    .waitFor(secondsOf(2));
  await pick(await startSignIn(page), 'Admin of Contoso');
  await page.getByText('Still granted, by the person').waitFor();
});

test('of a window that Microsoft keeps apart no more is said than can be seen', async () => {
  const page = await openPage();
  await focus(page, false);
  const popup = await startSignIn(page);
  await page.waitForTimeout(1000);
  expect(await page.getByRole('alert').count()).toBe(0);
  await focus(page, true);
  await page.getByRole('alert').filter({ hasText: 'this page cannot see it' }).waitFor();
  await pick(popup, 'Admin of Contoso');
  await page.getByText('Still granted, by the person').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a second sign-in takes over, and another organization can be checked meanwhile', async () => {
  const page = await openPage('ada@contoso.example', 'priya@fabrikam.example');
  await focus(page, false);
  await startSignIn(page);
  const second = await startSignIn(page);
  const third = await startSignIn(page, 'Fabrikam');
  await page.getByRole('alert').filter({ hasText: 'Another sign-in was started' }).waitFor();
  expect(second.isClosed() && third.isClosed()).toBe(false);
  await pick(third, 'Admin of Fabrikam');
  await page.getByRole('button', { name: /^Check again: .*Fabrikam/ }).waitFor();
  await pick(await startSignIn(page), 'Admin of Contoso');
  await page.getByRole('button', { name: /^Check again: .*Contoso/ }).waitFor();
});

test('a window that the browser blocks is told', async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const timer = setInterval(() => {
      const button = document.querySelector<HTMLElement>('button[aria-label^="Sign in"]');
      if (!button) return;
      clearInterval(timer);
      window.setTimeout(() => button.click(), 6000);
    }, 50);
  });
  const { id } = await openCase('ada@contoso.example');
  await openByCode(page, 'entra', id);
  // What a test asks of a page counts as a press of a button there, for five seconds.
  await setTimeout(9000);
  await page.getByRole('alert').filter({ hasText: 'did not let the window open' }).waitFor();
});
