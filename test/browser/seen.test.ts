import { expect, test } from 'vitest';
import { providerFacts } from '../../server/contract/provider-facts.ts';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

const rowsWith = ({ view }: OpenView, text: string) =>
  view.getByRole('row').filter({ hasText: text }).first();

/** Differences between labels: words, ground, and whether there is an icon. */
const lookOf = (element: Element) => ({
  words: element.textContent,
  background: getComputedStyle(element).backgroundColor,
  hasIcon: element.querySelector('svg') !== null,
});

test('states in the list differ by colour, icon and words', async () => {
  const opened = await browser.open({ person: cast.admin, tab: 'connections' });
  const look = async (account: string) => {
    const label = rowsWith(opened, account).locator('[data-look]');
    await label.waitFor();
    return label.evaluate(lookOf);
  };
  const active = await look('ada@contoso.example');
  const alarm = await look('greta.lund@contoso.example');
  expect(active).toMatchObject({ words: 'Active', hasIcon: true });
  expect(alarm).toMatchObject({ words: 'Reconnected after revocation', hasIcon: true });
  expect(alarm.background).not.toBe(active.background);
});

test('no label or tooltip of Vibe is mounted in a cell of the list', async () => {
  const opened = await browser.open({ person: cast.admin, tab: 'connections' });
  const row = rowsWith(opened, 'ada@contoso.example');
  await row.waitFor();
  // Names of Vibe's components are in its attributes for tests.
  expect(await row.locator('[data-testid^="label"], [data-testid^="tooltip"]').count()).toBe(0);
});

test('risk is bars and a word for people, too', async () => {
  const opened = await browser.open({ person: cast.admin, tab: 'people' });
  const row = rowsWith(opened, cast.admin.name);
  await row.getByText('High', { exact: true }).waitFor();
  const cell = row.getByRole('cell').filter({ hasText: /^High$/ });
  expect(await cell.locator('[aria-hidden="true"] > span').count()).toBe(3);
});

test('a narrow list of people shows photo, state and risk, and runs no sentences together', async () => {
  const opened = await browser.open({ person: cast.admin, tab: 'people', width: '380' });
  const entry = opened.view.getByRole('listitem').filter({ hasText: 'Lena Fischer' });
  await entry.getByText('Deactivated', { exact: true }).waitFor();
  expect(await entry.locator('img').count()).toBe(1);
  expect(await entry.locator('[data-look=blocked] svg').count()).toBe(1);
  await entry.getByText(/^highest risk: /).waitFor();
  await entry.getByText(/^last connected /).waitFor();
});

test('an organization is listed with the mark of its provider', async () => {
  const { view } = await browser.open({ person: cast.admin });
  await view.getByRole('button', { name: /^Organizations/ }).click();
  const contoso = view.getByRole('listitem').filter({ hasText: 'Contoso' }).first();
  await contoso.locator('[data-tip="Microsoft"]').waitFor();
});

test('no two providers have the same mark', () => {
  const marks = Object.values(providerFacts).map(({ mark }) => mark);
  expect(new Set(marks).size).toBe(marks.length);
});

test('a short table ends below its last row', async () => {
  const { view } = await browser.open({ person: cast.admin, tab: 'cases' });
  const row = view.getByRole('row').filter({ hasText: 'Greta Lund' });
  await row.waitFor();
  const table = await view.getByRole('table').boundingBox();
  const rows = await Promise.all(
    (await view.getByRole('row').all()).map((one) => one.boundingBox()),
  );
  const last = Math.max(...rows.map((box) => (box ? box.y + box.height : 0)));
  expect((table?.y ?? 0) + (table?.height ?? 0) - last).toBeLessThan(24);
});
