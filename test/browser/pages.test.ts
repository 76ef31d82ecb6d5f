import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';

const browser = createBrowser();
const narrow = { width: 380, height: 800 };

const { call, openCase, openByCode } = createCaseCalls(browser);

/** Nothing is wider than the page, in both themes of the system axe finds nothing. */
async function expectWellMade(page: Page, state: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${state}, ${colorScheme}`);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, state).toBe(0);
}

test('someone without monday does their part by a case link, by keyboard, on a narrow screen', async () => {
  const opened = await openCase('ada@contoso.example');
  const sectionIds = opened.sections.map((section) => section.id);
  const { url } = await call<{ url: string }>('POST', `/api/cases/${opened.id}/links`, {
    sectionIds,
    accountName: 'Acme',
  });
  const page = await browser.newPage(narrow);
  await page.goto(url);
  await page.getByText('An admin of').waitFor();
  expect(page.url()).not.toContain('#');
  expect(await page.title()).toBe('You are asked to help revoke access · Sandbox Connector');
  await expectWellMade(page, 'introduction of a case link');

  await page.getByLabel('Your name').fill('Sam Support');
  await page.keyboard.press('Enter');
  const tick = page.getByRole('checkbox').first();
  await tick.waitFor();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await expectWellMade(page, 'steps of a case link');
  await tick.focus();
  await page.keyboard.press('Space');
  await page.getByText(/Done .*, reported by .*Sam Support/).waitFor();
  expect(await tick.evaluate((box) => document.activeElement === box)).toBe(true);

  await page.goto(url);
  await page.getByLabel('Your name').fill('Sam Support');
  await page.keyboard.press('Enter');
  await page.getByText(/Done .*, reported by .*Sam Support/).waitFor();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('the report prints on A4 and Letter: black on white, no button, no row cut, no column lost', async () => {
  const opened = await openCase('sales@contoso.example');
  const page = await browser.newPage(narrow);
  await page.emulateMedia({ colorScheme: 'dark' });
  await openByCode(page, 'report', opened.id);
  expect(await page.title()).toBe('Report: revocation · Sandbox Connector');
  await page.getByText(/^What .Sandbox Connector. cannot see$/).waitFor();
  await expectWellMade(page, 'report');
  await page.setViewportSize({ width: 700, height: 900 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const onPaper = await page.evaluate(() => ({
    background: getComputedStyle(document.querySelector('main') as Element).backgroundColor,
    colour: getComputedStyle(document.querySelector('main') as Element).color,
    rows: [...document.querySelectorAll('tr')].map((row) => getComputedStyle(row).breakInside),
    hidden: [...document.querySelectorAll('table')].filter(
      (table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0),
    ).length,
  }));
  expect(onPaper).toMatchObject({ background: 'rgb(255, 255, 255)', colour: 'rgb(0, 0, 0)' });
  expect(new Set(onPaper.rows)).toEqual(new Set(['avoid']));
  expect(onPaper.hidden).toBe(0);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  for (const format of ['A4', 'Letter']) {
    expect((await page.pdf({ format })).subarray(0, 5).toString()).toBe('%PDF-');
  }
  browser.expectConsole(/status of 401/);
  await page.reload();
  await page.getByRole('heading', { name: 'This report cannot be opened again' }).waitFor();
});

test('an Entra admin signs in; what stands, and later what is gone, is confirmed by Entra', async () => {
  const opened = await openCase('ada@contoso.example');
  const page = await browser.newPage(narrow);
  await openByCode(page, 'entra', opened.id);

  async function check(account: string) {
    const [window] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: /^(Sign in and check|Check again)/ }).click(),
    ]);
    await window.getByRole('button', { name: account }).click();
  }

  browser.expectConsole(/status of 422/);
  await check('Cancel');
  await page.getByRole('alert').filter({ hasText: 'Nothing was checked' }).waitFor();
  await check('Admin of Fabrikam');
  await page.getByRole('alert').filter({ hasText: 'another organization' }).waitFor();
  await check('Admin of Contoso');
  await page.getByText('Still granted, by the person').waitFor();
  await expectWellMade(page, 'result of a check at Entra');

  const { microsoft } = browser.sandbox();
  const account = microsoft.accounts.find((one) => one.mail === 'ada@contoso.example');
  if (!account) throw new Error('The seed has no such account.');
  microsoft.directory.revokeOwn(account);
  await check('Admin of Contoso');
  await page.getByText(/Removed: confirmed by Entra at/).waitFor();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);

  const report = await browser.newPage();
  await openByCode(report, 'report', opened.id);
  await report.getByText(/Removed: confirmed by Entra/).waitFor();
});

test('no other site may frame these pages', async () => {
  const page = await browser.newPage();
  browser.expectConsole(/frame-ancestors/);
  const { view, host } = browser.sandbox().places;
  const paths = ['/case', '/report', '/entra', '/entra/signed-in'];
  const frames = paths.map((path) => `<iframe src="${view}${path}"></iframe>`).join('');
  await page.route(`${host}/frames-them`, (route) =>
    route.fulfill({ contentType: 'text/html', body: frames }),
  );
  await page.goto(`${host}/frames-them`);
  const [, ...framed] = page.frames();
  expect(framed.map((frame) => frame.url())).toEqual(
    paths.map(() => 'chrome-error://chromewebdata/'),
  );
});
