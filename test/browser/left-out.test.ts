import type { FrameLocator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { RevocationCase } from '../../server/contract/case.ts';
import { cast } from '../sandbox/monday/people.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { unfold } from './kit/cases.ts';

const browser = createBrowser();
const { call, openByCode } = createCaseCalls(browser);

const sectionWith = (view: FrameLocator, text: string) =>
  view.getByRole('region', { name: /^Entra admin of/ }).filter({ hasText: text });

test('an account is left out of a case before it is opened and after it', async () => {
  const { view, frame } = await browser.open({ person: cast.admin, tab: 'cases', id: 'new' });
  await view.getByText('Person left', { exact: true }).click();
  await view.getByText('Everything of one person').click();
  await view.getByRole('combobox', { name: 'Person' }).fill('Mia');
  await view.getByRole('option', { name: /Mia Tanaka/ }).click();
  await view.getByRole('button', { name: /^Leave out: .*Sales Mailbox/ }).click();
  await view.getByRole('list', { name: 'Left out' }).getByText('Sales Mailbox').waitFor();
  await view.getByRole('tab', { name: /^Overview/ }).click();
  await view.getByRole('tab', { name: /^Cases/ }).click();
  await view.getByRole('button', { name: 'Revoke access' }).click();
  await view.getByRole('list', { name: 'Left out' }).getByText('Sales Mailbox').waitFor();
  await view.getByRole('button', { name: 'Open case' }).click();
  await view.getByRole('heading', { level: 1, name: /Person left: .*Mia Tanaka/ }).waitFor();

  const leftOut = view.getByRole('list', { name: 'Left out of the case' });
  await leftOut.getByText(/before the case was opened/).waitFor();
  expect(await sectionWith(view, 'Sales Mailbox').count()).toBe(0);
  await leftOut.getByRole('button', { name: /^Include again: .*Sales Mailbox/ }).click();
  await leftOut.waitFor({ state: 'detached' });
  await unfold(view);
  const shared = sectionWith(view, 'Sales Mailbox');
  await shared.getByRole('checkbox', { name: /Remove this person’s permissions/ }).check();
  await shared.getByText(/Reported as removed/).waitFor();

  await view.getByRole('button', { name: /^Leave out: .*Sales Mailbox/ }).click();
  const dialog = view.getByRole('dialog');
  await expectAccessible(await frame(), 'leaving an account out of a case');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Jonas still needs it');
  await dialog.getByRole('button', { name: 'Leave out' }).click();
  await leftOut.getByText(/reason: .*Jonas still needs it/).waitFor();
  await sectionWith(view, 'No connection is in this section any more').waitFor();
  expect(await shared.count()).toBe(0);
  await expectAccessible(await frame(), 'a case with an account that is left out');
});

test('the report and the page of the link say who else uses an account, each as far as it may', async () => {
  const { items } = await call<{ items: { id: string; userId: string }[] }>(
    'POST',
    '/api/connections/query',
    { scope: 'account', q: 'sales@contoso.example' },
  );
  const mine = items.find(({ userId }) => userId === String(cast.member.id));
  const target = { kind: 'connections', connectionIds: [mine?.id] };
  const request = { situation: 'left', target };
  const { fingerprint } = await call<{ fingerprint: string }>(
    'POST',
    '/api/cases?dryRun=true',
    request,
  );
  const id = '019f0000-0000-7000-8000-0000000000a1';
  const opened = await call<RevocationCase>('POST', '/api/cases', { ...request, id, fingerprint });
  const report = await browser.newPage();
  await openByCode(report, 'report', id);
  await report.getByText(/^also used by monday user/).waitFor();

  const sectionIds = opened.sections.map((section) => section.id);
  const { url } = await call<{ url: string }>('POST', `/api/cases/${id}/links`, { sectionIds });
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByLabel('Your name').fill('Sam Support');
  await page.keyboard.press('Enter');
  await page
    .getByText(/^Another person of this organization uses this account, too/)
    .first()
    .waitFor();
  const text = (await page.locator('body').textContent()) ?? '';
  for (const { userId } of items) expect(text).not.toContain(`monday user ${userId}`);
  expect(text).not.toContain('Jonas');
});
