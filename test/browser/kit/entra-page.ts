import type { Page } from 'playwright-core';
import type { createCaseCalls } from './case-calls.ts';

/** Opens the page at Entra for an inventory, as an admin of monday does. */
export async function openInventory(
  page: Page,
  { openPage }: ReturnType<typeof createCaseCalls>,
): Promise<void> {
  await openPage(page, 'entra', { purpose: 'inventory' });
  await page.getByRole('button', { name: /^Sign in and read: .*Contoso/ }).waitFor();
}

/** Signs in where a click opens Microsoft's window. */
export async function signInBy(
  page: Page,
  account: string,
  click: () => Promise<void>,
): Promise<void> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), click()]);
  await popup.getByRole('heading', { name: 'Pick an account' }).waitFor();
  await Promise.all([
    popup.waitForEvent('close'),
    popup.getByRole('button', { name: account }).click(),
  ]);
}

/** Signs in to read one organization. */
export const readAs = (page: Page, account: string, organization: string): Promise<void> =>
  signInBy(page, account, () =>
    page.getByRole('button', { name: new RegExp(`^Sign in and read: .*${organization}`) }).click(),
  );
