import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

const tip = '[class*="_tip_"]';
const tipIn = ({ view }: OpenView) => view.locator(tip);
/** Its table is narrower than some of its texts. */
const size = { width: 1000, height: 800 };

/** The first text of the list that is cut for the eye, and all of it. */
async function cutText({ view }: OpenView): Promise<{ cell: Locator; whole: string }> {
  await view.getByText('ada@contoso.example').first().waitFor();
  const texts = view.locator('[role="row"] [role="cell"] bdi');
  const index = await texts.evaluateAll((all) =>
    all.findIndex((one) => one.scrollWidth > one.clientWidth),
  );
  expect(index, 'a text that is cut').toBeGreaterThanOrEqual(0);
  const cell = texts.nth(index);
  return { cell, whole: (await cell.textContent()) ?? '' };
}

/** With the focus in the frame: keys that are pressed elsewhere in monday do not come to the view. */
async function openList(canSkipTime = false) {
  const about = { person: cast.admin, tab: 'connections', size, canSkipTime };
  const opened = await browser.open(about);
  await opened.view.getByRole('heading', { level: 1 }).click();
  return opened;
}

test('the mouse shows the whole of a cut text, may go onto it, and Escape ends it', async () => {
  const opened = await openList(true);
  const { cell, whole } = await cutText(opened);
  const shown = tipIn(opened);
  await cell.hover();
  await shown.waitFor();
  expect(await shown.textContent()).toBe(whole);
  expect(await shown.getAttribute('aria-hidden')).toBe('true');

  await shown.hover();
  await opened.page.clock.runFor(5000);
  expect(await shown.isVisible()).toBe(true);

  await opened.page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
});

test('it goes when the mouse goes, and what is whole has none', async () => {
  const opened = await openList();
  const { cell } = await cutText(opened);
  await cell.hover();
  await tipIn(opened).waitFor();
  await opened.view.getByText('ada@contoso.example').first().hover();
  await tipIn(opened).waitFor({ state: 'detached' });
});

test('the keyboard shows all that is cut in a row; Escape ends that and leaves the focus', async () => {
  const opened = await openList();
  const { cell, whole } = await cutText(opened);
  const row = cell.locator('xpath=ancestor::*[@role="row"]');
  const name = row.getByRole('button').first();
  // Focused by a key, as who has no mouse does it.
  await name.focus();
  await opened.page.keyboard.press('Shift+Tab');
  await opened.page.keyboard.press('Tab');
  const shown = tipIn(opened);
  await shown.waitFor();
  expect(await shown.locator('div').allTextContents()).toContain(whole);

  await opened.page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);

  await opened.page.keyboard.press('ArrowDown');
  await opened.page.keyboard.press('ArrowUp');
  await shown.waitFor();
});

test('Escape over a dialog ends the tooltip first, and then the dialog', async () => {
  const opened = await openList();
  const { view, page } = opened;
  await view.getByRole('button', { name: 'Columns' }).click();
  const { cell } = await cutText(opened);
  const panel = view.getByText('Density');
  await panel.waitFor();
  await cell.hover();
  await tipIn(opened).waitFor();
  await page.keyboard.press('Escape');
  await tipIn(opened).waitFor({ state: 'detached' });
  expect(await panel.isVisible()).toBe(true);
});

test('a mark says its name, and a row has no element or listener for it', async () => {
  const opened = await openList();
  await cutText(opened);
  const mark = opened.view.locator('[role="cell"] [data-tip="Microsoft"]').first();
  await mark.hover();
  await tipIn(opened).waitFor();
  expect(await tipIn(opened).textContent()).toBe('Microsoft');
  expect(await opened.view.locator('main [title]').count()).toBe(0);
});

/** The report, which opens outside the frame. */
async function openPage(page: Page) {
  const { items } = await browser
    .sandbox()
    .api.ask<{ items: { id: string }[] }>(cast.admin, 'GET', '/api/cases?scope=account');
  const body = { purpose: 'entra', caseId: items[0]?.id };
  const { api, places } = browser.sandbox();
  const { code } = await api.ask<{ code: string }>(cast.admin, 'POST', '/api/handoffs', body);
  await page.goto(`${places.view}/entra#${code}`);
}

test('a page outside the frame shows a cut id whole, at its copy button too', async () => {
  const page = await browser.newPage({ width: 320, height: 700 });
  await openPage(page);
  const id = page.locator('code[data-whole]').first();
  await id.waitFor();
  const whole = (await id.textContent()) ?? '';
  expect(whole).toMatch(/^[0-9a-f-]{36}$/);
  await id.hover();
  await page.locator(tip).waitFor();
  expect(await page.locator(tip).textContent()).toBe(whole);
  await page.mouse.move(0, 0);
  await page.locator(tip).waitFor({ state: 'detached' });
  const copy = page.locator('[data-tips]').filter({ has: id }).getByRole('button').first();
  await copy.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.locator(tip).waitFor();
  expect(await page.locator(tip).textContent()).toBe(whole);
});
