import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { openInventory, readAs } from './kit/entra-page.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();
const calls = createCaseCalls(browser);

/** As the browser's button does: one step back in the history of the whole page. */
const goBack = ({ page }: Pick<OpenView, 'page'>) => page.evaluate(() => window.history.back());
const goForward = ({ page }: OpenView) => page.evaluate(() => window.history.forward());
const rowWith = ({ view }: OpenView, text: string) =>
  view.getByRole('row').filter({ hasText: text }).first();
const title = ({ view }: OpenView, name: string) =>
  view.getByRole('heading', { level: 1, name, exact: true });

test.each(['generous', 'strict'] as const)(
  'Back leads from page to page, Forward too, in a %s frame',
  async (frame) => {
    const opened = await browser.open({ person: cast.admin, frame });
    await title(opened, 'Overview').waitFor();
    await opened.view.getByRole('tab', { name: 'Connections', exact: true }).click();
    await rowWith(opened, 'ada@contoso.example').getByRole('button').first().click();
    await title(opened, 'Ada Lindqvist').waitFor();
    await goBack(opened);
    await rowWith(opened, 'ada@contoso.example').waitFor();
    await goBack(opened);
    await title(opened, 'Overview').waitFor();
    await goForward(opened);
    await title(opened, 'Connections').waitFor();
  },
);

test('a filter is no step of its own, and is still set when one comes back', async () => {
  const opened = await browser.open({ person: cast.admin });
  const { view } = opened;
  await view.getByRole('tab', { name: 'Connections', exact: true }).click();
  await rowWith(opened, 'ada@contoso.example').waitFor();
  await view.getByRole('button', { name: 'Only mine' }).click();
  await view.getByRole('button', { name: 'Everyone' }).click();
  await view.getByRole('combobox', { name: 'State' }).click();
  await view.getByRole('option', { name: 'Reconnected after revocation' }).click();
  await expect.poll(() => view.getByRole('row').count()).toBe(2);
  await rowWith(opened, 'greta.lund@contoso.example').getByRole('button').first().click();
  await title(opened, 'Greta Lund').waitFor();
  await goBack(opened);
  await expect.poll(() => view.getByRole('row').count()).toBe(2);
  await goBack(opened);
  await title(opened, 'Overview').waitFor();
});

test('Back asks before it leaves what is not saved, and stays where that is the answer', async () => {
  const opened = await browser.open({ person: cast.admin, tab: 'cases' });
  const { view } = opened;
  await rowWith(opened, 'Lena Fischer').getByRole('button').first().click();
  await view.getByRole('heading', { name: /^Person left/ }).waitFor();
  await view.getByRole('button', { name: 'Unfold everything' }).click();
  await view
    .getByRole('button', { name: /^Add a note/ })
    .first()
    .click();
  // What can be saved is: then there is nothing to ask.
  browser.expectConsole(/net::ERR_FAILED/);
  await opened.page.route('**/api/cases/*/steps/*', (route) => route.abort());
  const note = view.getByRole('textbox', { name: 'Note' });
  await note.fill('Asked by phone');
  const dialog = view.getByRole('dialog');
  for (const answer of ['Stay here', 'Leave without saving']) {
    await goBack(opened);
    await dialog.getByRole('button', { name: answer }).first().click();
    await dialog.waitFor({ state: 'detached' });
    if (answer === 'Stay here') expect(await note.inputValue()).toBe('Asked by phone');
  }
  await title(opened, 'Cases').waitFor();
});

test('Back on the page of Entra leads to all apps, and nothing that was read is lost', async () => {
  const page = await browser.newPage();
  await openInventory(page, calls);
  await readAs(page, 'Admin of Contoso', 'Contoso');
  const open = page.getByRole('button', { name: /^Mail Merge.*show its people/ });
  await open.click();
  await page.getByRole('heading', { name: 'Mail Merge for monday' }).waitFor();
  await goBack({ page });
  await open.waitFor();
  await open.click();
  await page.getByRole('button', { name: 'Back to all apps' }).click();
  await open.waitFor();
});
