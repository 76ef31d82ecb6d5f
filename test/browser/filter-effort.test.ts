import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';

const browser = createBrowser({ connections: 60_000 });

// Before: 13 cases of at most 1,000 connections each, with 8 clicks for each.
test('all that a filter finds, more than 12,000, is one case after six clicks', {
  timeout: 300_000,
}, async () => {
  const { view } = await browser.open({
    person: cast.admin,
    surface: 'account',
    tab: 'connections',
  });
  let clicks = 0;
  const press = async (role: 'button' | 'combobox' | 'option', name: string | RegExp) => {
    clicks += 1;
    await view.getByRole(role, { name }).first().click();
  };
  await view.getByRole('row').nth(3).waitFor();
  await press('button', 'More filters');
  await press('combobox', 'Highest risk');
  await press('option', 'High');
  await press(
    'button',
    /^Revoke all that match \(10[,.]000 or more\)|^Revoke all 1\d[,.]\d{3} that match/,
  );
  await view.getByText('All that match: high risk.').waitFor();
  clicks += 1;
  await view.getByText('No longer needed', { exact: true }).click();
  const chosen = view.getByText(/^1[2-9][,.]\d{3} connections of [\d,.]+ people/).first();
  await chosen.waitFor();
  const [, count = ''] = /^([\d,.]+)/.exec((await chosen.textContent()) ?? '') ?? [];
  const sums = view.getByRole('list', { name: 'By provider and who acts' });
  await sums
    .getByText(/^Entra admin/)
    .first()
    .waitFor();
  await press('button', 'Open case');
  const name = `No longer needed: all that match (high risk)`;
  const heading = view.getByRole('heading', { level: 1 });
  await heading.getByText(name).waitFor();
  expect(await heading.textContent()).toContain(`${count} connections`);
  expect(clicks).toBeLessThanOrEqual(6);
});
