import { expect, test } from 'vitest';
import type { RevocationCase } from '../../server/contract/case.ts';
import type { Connection } from '../../server/contract/connection.ts';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { unfold } from './kit/cases.ts';
import { run, wait } from './kit/outside.ts';

const browser = createBrowser();

/** After so long an open case asks by itself what is new. */
const untilAsked = 20_000;

const { call, openCase } = createCaseCalls(browser);

async function find(email: string): Promise<Connection> {
  const query = { scope: 'account', q: email, limit: 1 };
  const { items } = await call<{ items: Connection[] }>('POST', '/api/connections/query', query);
  return items[0] as Connection;
}

/** Completes every step of a case that reports this. */
async function complete(of: RevocationCase, reports: 'provider' | 'monday_deleted') {
  const steps = of.sections.flatMap((one) => one.steps).filter((one) => one.reports === reports);
  for (const { id, version, asksOutcome } of steps) {
    const change = { version, state: 'done', ...(asksOutcome && { outcome: 'deleted' }) };
    await call('PATCH', `/api/cases/${of.id}/steps/${id}`, change);
  }
}

async function checkAtEntra(caseId: string): Promise<void> {
  const { code } = await call<{ code: string }>('POST', '/api/handoffs', {
    purpose: 'entra',
    caseId,
  });
  const page = await browser.newPage();
  await page.goto(`${browser.sandbox().places.view}/entra#${code}`);
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: /^Sign in and check/ }).click(),
  ]);
  await window.getByRole('button', { name: 'Admin of Contoso' }).click();
  await page
    .getByText(/Still granted|Removed: confirmed/)
    .first()
    .waitFor();
}

test('a report that Entra disproves is red everywhere, and green once Entra confirms it', async () => {
  const opened = await openCase('ada@contoso.example');
  await complete(opened, 'provider');
  const { page, view } = await browser.open({
    person: cast.admin,
    tab: 'cases',
    id: opened.id,
    canSkipTime: true,
  });
  await unfold(view);
  await view.getByText(/Reported as removed .* Not confirmed\./).waitFor();
  await checkAtEntra(opened.id);
  await page.clock.fastForward(untilAsked);
  await view.getByText('1 contradicts what was reported').waitFor();
  await view.getByText('1 connection is still granted, as a check found').waitFor();
  expect(
    await view.getByText(/^Tokens already issued may work until about \d+ [A-Z][a-z]+/).count(),
  ).toBe(0);
  await view.getByText(/^Checked at Entra: 1 still granted/).waitFor();
  const overview = await browser.open({ person: cast.admin });
  await overview.view
    .getByText(/^Open case: .* Access is still there/)
    .first()
    .waitFor();
  await overview.view.getByText(/^1 connection is still granted: a check found/).waitFor();

  const { microsoft } = browser.sandbox();
  const account = microsoft.accounts.find((one) => one.mail === 'ada@contoso.example');
  if (!account) throw new Error('The seed has no such account.');
  microsoft.directory.revokeOwn(account);
  await checkAtEntra(opened.id);
  await page.clock.fastForward(untilAsked);
  await view.getByText('1 confirmed at the provider').waitFor();
  await view.getByText(/^Checked at Entra: 1 removed, confirmed/).waitFor();
  expect(await view.getByText(/Not confirmed/).count()).toBe(0);
  expect(await view.getByText('1 contradicts what was reported').count()).toBe(0);
});

test('a refused run after a revocation in My Apps is evidence, and a run after "deleted" contradicts', async () => {
  // A view that asks just as the time jumps has a token of before, and gets another one.
  browser.expectConsole(/status of 401/);
  const mail = 'mia@contoso.example';
  const opened = await openCase(mail);
  await complete(opened, 'monday_deleted');
  const { page } = await browser.open({ person: cast.member });
  await wait(page, '+2 hours');
  expect(await run(page, 'Microsoft 365: Mia Tanaka')).toBe('works');
  const connection = await find(mail);
  expect(connection.alerts).toContain('still_stored');
  const admin = await browser.open({ person: cast.admin, tab: 'connections', id: connection.id });
  await admin.view
    .getByText(/In monday: a run used the credential on .* still stores it/)
    .waitFor();

  const { microsoft } = browser.sandbox();
  const account = microsoft.accounts.find((one) => one.mail === mail);
  if (!account) throw new Error('The seed has no such account.');
  microsoft.directory.revokeOwn(account);
  await wait(page, '+2 hours');
  expect(await run(page, 'Microsoft 365: Mia Tanaka')).toBe('is refused');
  const after = await browser.open({ person: cast.admin, tab: 'connections', id: connection.id });
  await after.view
    .getByText(/At Microsoft: the token was refused in a run on .* Not yet reported removed\./)
    .waitFor();
  await wait(page, 'Back to now');
});
