import { describe, expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser, frames } from './kit/browser.ts';
import { choose, connect, leave, run } from './kit/outside.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

const rowsWith = ({ view }: OpenView, text: string) =>
  view.getByRole('row').filter({ hasText: text });

/** Another account for each frame: the sandbox is the same. */
const addressFor = {
  strict: 'robin.meyer@outlook.example',
  generous: 'robin.meyer@contoso.example',
};

describe.each(frames)('in a %s frame', (frame) => {
  test('an admin connects an account and finds it in the list; another member does not', async () => {
    const address = addressFor[frame];
    const admin = await browser.open({ person: cast.admin, tab: 'connections', frame });
    await rowsWith(admin, 'ada@contoso.example').waitFor();

    const tab = await connect(admin.page, new RegExp(`${address}.*(Personal|Contoso)`));
    await tab.getByRole('heading', { name: 'Connected' }).waitFor();
    await leave(tab);
    await admin.page.bringToFront();
    await admin.view.getByRole('button', { name: 'Refresh the list' }).click();
    const row = rowsWith(admin, address);
    await row.waitFor();
    expect(await row.textContent()).toContain(cast.admin.name);

    const member = await browser.open({ person: cast.member, surface: 'account', frame });
    await member.view.getByText('sales@contoso.example').waitFor();
    expect(await member.view.getByText(address).count()).toBe(0);
  });

  test('an account that Microsoft refuses to name is not recorded, and the person is told', async () => {
    const admin = await browser.open({ person: cast.admin, tab: 'connections', frame });
    await rowsWith(admin, 'ada@contoso.example').waitFor();
    const tab = await connect(admin.page, /quiet\.tenant@/);
    const told = await tab.getByRole('alert').textContent();
    expect(told).toContain('Nothing was recorded.');
    await admin.page.bringToFront();
    await admin.view.getByRole('button', { name: 'Refresh the list' }).click();
    await rowsWith(admin, 'ada@contoso.example').waitFor();
    expect(await rowsWith(admin, 'quiet.tenant').count()).toBe(0);
  });
});

test('an API token appears once an automation has run with it', async () => {
  const admin = await browser.open({ person: cast.admin, tab: 'connections' });
  await rowsWith(admin, 'ada@contoso.example').waitFor();
  const tab = await choose(admin.page, 'API token');
  await tab.getByLabel('API Token', { exact: true }).fill('stand-in-api-token-typed-in-a-browser');
  await tab.getByLabel('API Token Label').fill('Ledger, read only');
  await tab.getByRole('button', { name: 'Connect' }).click();
  await tab.getByText('Keyholder sees it in its first run').waitFor();
  await leave(tab);

  expect(await run(admin.page, 'API token: Ledger, read only')).toBe('works');
  await admin.page.bringToFront();
  await admin.view.getByRole('searchbox').fill('ledger');
  await rowsWith(admin, 'Ledger, read only').waitFor();
});

test('the bar of the stand-in leaves the view its room: one row', async () => {
  const { page } = await browser.open({ person: cast.admin });
  const tops = await page
    .locator('header > *')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(20);
});
