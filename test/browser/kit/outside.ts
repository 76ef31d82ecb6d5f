import type { Page } from 'playwright-core';

/** A page that a click opens beside this one. */
export async function opened(page: Page, click: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), click()]);
  return tab;
}

/** Closes a tab. One that is on its way to a page forgets that it was asked to close. */
export async function leave(tab: Page): Promise<void> {
  await tab.waitForLoadState();
  await tab.close();
}

/** Loads the view again, and waits until the old one is gone: nothing is pressed in it by mistake. */
export async function reloadView(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent('framenavigated', (frame) => frame !== page.mainFrame()),
    page.getByRole('button', { name: 'Reload the view' }).click(),
  ]);
}

/** From monday's button to the kind of account. */
export async function choose(page: Page, kind: string): Promise<Page> {
  const tab = await opened(page, () =>
    page.getByRole('button', { name: 'Connect an account' }).click(),
  );
  await tab.getByRole('button', { name: kind }).click();
  return tab;
}

/** From monday's button over the provider's pages and back, as a person does it. */
export async function connect(page: Page, account: RegExp, kind = 'Microsoft 365'): Promise<Page> {
  const tab = await choose(page, kind);
  await pick(tab, account);
  await tab.getByRole('button', { name: 'Accept' }).click();
  return tab;
}

/** Signs in at a provider. */
export const pick = (tab: Page, account: RegExp) =>
  tab.getByRole('button', { name: account }).click();

/** One of monday's pages that the stand-in's bar opens. */
export async function openFromBar(page: Page, menu: 'More', entry: string): Promise<Page> {
  const summary = page.locator('header > details > summary').filter({ hasText: menu });
  await summary.click();
  const tab = await opened(page, () => page.getByRole('button', { name: entry }).click());
  await summary.click();
  return tab;
}

/** A provider's page, as one would type its address. */
export async function openOutside(page: Page, label: string): Promise<Page> {
  const summary = page.locator('header > details > summary').filter({ hasText: 'Outside' });
  await summary.click();
  const tab = await opened(page, () => page.getByRole('link', { name: label }).click());
  await summary.click();
  return tab;
}

/** Moves the time of the whole sandbox, by the bar. */
export async function wait(
  page: Page,
  wish: '+10 minutes' | '+2 hours' | '+8 days' | 'Back to now',
) {
  const summary = page.locator('header > details > summary').filter({ hasText: 'Time' });
  await summary.click();
  await page.getByRole('button', { name: wish }).click();
  await page
    .locator('#now')
    .filter({ hasText: wish === 'Back to now' ? /^[\d:]+$/ : '(+' })
    .waitFor();
  await summary.click();
}

/** Runs the block with a credential, and tells whether the provider accepted it. */
export async function run(page: Page, credential: string): Promise<string> {
  const tab = await openFromBar(page, 'More', 'Run an automation');
  await tab.getByLabel('Connected account').selectOption({ label: credential });
  await tab.getByRole('button', { name: 'Run now' }).click();
  await tab.getByRole('button', { name: 'Retry the same run' }).waitFor();
  const works = await tab.locator('dt', { hasText: 'works' }).locator('+ dd').textContent();
  await leave(tab);
  return works === 'true' ? 'works' : 'is refused';
}
