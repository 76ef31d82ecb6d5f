import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser, frames, type OpenView } from './kit/browser.ts';

const browser = createBrowser();

/** From monday's button over the provider's pages and back, as a person does it. */
async function connect(page: Page, account: RegExp): Promise<Page> {
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Connect an account' }).click(),
  ]);
  await tab.getByRole('button', { name: account }).click();
  await tab.getByRole('button', { name: 'Accept' }).click();
  return tab;
}

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
    const admin = await browser.open({ person: cast.admin, frame });
    await rowsWith(admin, 'ada@contoso.example').waitFor();

    const tab = await connect(admin.page, new RegExp(`${address}.*(Personal|Contoso)`));
    await tab.getByRole('heading', { name: 'Connected' }).waitFor();
    await tab.close();
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
    const admin = await browser.open({ person: cast.admin, frame });
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
