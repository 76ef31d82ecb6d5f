import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { unfold } from './kit/cases.ts';

const browser = createBrowser();

test('a leaver’s shared mailbox stays with its other user: IT is not asked to disable it', async () => {
  const { view } = await browser.open({ person: cast.admin, tab: 'cases', id: 'new' });
  await view.getByText('Person left', { exact: true }).click();
  await view.getByText('Everything of one person').click();
  await view.getByRole('combobox', { name: 'Person' }).fill('Mia');
  await view.getByRole('option', { name: /Mia Tanaka/ }).click();
  await view.getByText(/also used by .*Jonas Weber/).waitFor();
  const box = (name: string) =>
    view.getByRole('checkbox', { name: `is the person's own account: ${name}, Microsoft 365` });
  expect(await box('Sales Mailbox').isChecked()).toBe(false);
  if (!(await box('Mia Tanaka').isChecked())) await box('Mia Tanaka').press('Space');
  await view.getByText("the person's own account").first().waitFor();
  await view.getByRole('button', { name: 'Open case' }).click();
  await view.getByRole('heading', { level: 1, name: /Person left: .*Mia Tanaka/ }).waitFor();
  await unfold(view);

  const sections = view.getByRole('region', { name: /^Entra admin of/ });
  const own = sections.filter({ hasText: "the person's own account" });
  const shared = sections.filter({ hasText: 'Sales Mailbox' });
  await own.getByRole('checkbox', { name: /Disable the person’s Entra account/ }).waitFor();
  await shared.getByRole('checkbox', { name: /Remove this person’s permissions/ }).waitFor();
  expect(await shared.getByText(/Disable the person’s Entra account/).count()).toBe(0);
  expect(await shared.getByText(/Sign the person out everywhere/).count()).toBe(0);

  await shared.getByRole('button', { name: /^Message to copy/ }).click();
  const text = await shared.getByLabel(/^Text of the message/).textContent();
  expect(text).toContain('Sales Mailbox');
  expect(text).toContain('used by others, too: keep the account');
  expect(text).not.toContain('Disable');
  expect(text?.length).toBeLessThan(1500);
});
