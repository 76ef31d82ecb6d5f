import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

async function openLenasCase(): Promise<OpenView> {
  const opened = await browser.open({ person: cast.admin, tab: 'cases' });
  const row = opened.view.getByRole('row').filter({ hasText: 'Lena Fischer' });
  await row.getByRole('button').first().click();
  await opened.view.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

test('a due date that was changed is as before by one button, however long one waits', async () => {
  const opened = await openLenasCase();
  const { view } = opened;
  const due = view.getByText(/^Due /).first();
  await view.getByRole('button', { name: 'Change owner or due date' }).click();
  await view.getByLabel('Due date', { exact: true }).fill('2031-05-04');
  await view.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => due.textContent()).toContain('2031');
  await view.getByRole('button', { name: 'Undo' }).waitFor();
  const frame = await opened.frame();
  // While the offer fades in, its colours are not its own.
  await frame.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ).then(() => {}),
  );
  await expectAccessible(frame, 'with an offer to undo');
  await view.getByRole('button', { name: 'Undo' }).click();
  await view.getByText('Undone.').waitFor();
  await view.getByText('No due date').waitFor();
});

test('a note is as before by the keys for undo, which a text field keeps for itself', async () => {
  const { view, page } = await openLenasCase();
  await view.getByRole('button', { name: 'Unfold everything' }).click();
  await view
    .getByRole('button', { name: /^Add a note/ })
    .first()
    .click();
  await view.getByRole('textbox', { name: 'Note' }).fill('Asked by phone');
  await view.getByRole('button', { name: 'Save', exact: true }).click();
  await view.getByText(/^Note saved: /).waitFor();
  await page.keyboard.press('Control+z');
  await view.getByText('Undone.').waitFor();
  await expect.poll(() => view.getByText('Asked by phone').count()).toBe(0);
});

test('a saved view that was deleted comes back', async () => {
  const { view } = await browser.open({ person: cast.admin, tab: 'connections' });
  await view.getByRole('button', { name: 'Saved views' }).click();
  await view.getByLabel('Name of the view').fill('Mine for May');
  await view.getByRole('button', { name: 'Save this view' }).click();
  const saved = view.getByRole('button', { name: 'Mine for May', exact: true });
  await saved.waitFor();
  await view
    .getByRole('button', { name: /Mine for May/ })
    .last()
    .click();
  await saved.waitFor({ state: 'detached' });
  await view.getByRole('button', { name: 'Undo' }).click();
  await saved.waitFor();
});

test('what is undone is seen: another page ends the offer', async () => {
  const { view } = await openLenasCase();
  await view.getByRole('button', { name: 'Change owner or due date' }).click();
  await view.getByLabel('Due date', { exact: true }).fill('2031-05-04');
  await view.getByRole('button', { name: 'Save', exact: true }).click();
  await view.getByRole('button', { name: 'Undo' }).waitFor();
  await view.getByRole('tab', { name: 'Activity' }).click();
  await expect.poll(() => view.getByRole('button', { name: 'Undo' }).count()).toBe(0);
});
