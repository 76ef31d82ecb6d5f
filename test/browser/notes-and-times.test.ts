import { expect, test } from 'vitest';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';

const browser = createBrowser();
const { call, openCase, openByCode } = createCaseCalls(browser);

test('a helpdesk’s note that could not be saved is kept, named at the end, and saved once it can be', async () => {
  const opened = await openCase('ada@contoso.example');
  const sectionIds = opened.sections.map((section) => section.id);
  const { url } = await call<{ url: string }>('POST', `/api/cases/${opened.id}/links`, {
    sectionIds,
  });
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByLabel('Your name').fill('Sam Support');
  await page.keyboard.press('Enter');

  browser.expectConsole(/net::ERR_FAILED/);
  const steps = '**/api/case-link/steps/*';
  await page.route(steps, (route) => route.abort());
  await page
    .getByRole('button', { name: /^Add a note/ })
    .first()
    .click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Ticket 4711, waits for Kim');
  // Leaving the field saves it; finishing waits for that.
  await page.getByRole('button', { name: 'I am finished' }).click();
  await page.getByRole('alert').filter({ hasText: 'Something is not saved yet' }).waitFor();
  expect(await note.inputValue()).toBe('Ticket 4711, waits for Kim');
  const [asked] = await Promise.all([
    page.waitForEvent('dialog'),
    page.close({ runBeforeUnload: true }),
  ]);
  expect(asked.type()).toBe('beforeunload');
  await asked.dismiss();

  await page.unroute(steps);
  await note.press('Tab');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await note.waitFor({ state: 'detached' });
  await page.getByText('Ticket 4711, waits for Kim').filter({ visible: true }).waitFor();
  await page.getByRole('button', { name: 'I am finished' }).click();
  await page.getByRole('heading', { name: 'Thank you, you may close this page' }).waitFor();
});

test('the report says in which time zone its times are, and every time that was corrected', async () => {
  const opened = await openCase('mia@contoso.example');
  const step = opened.sections
    .flatMap((one) => one.steps)
    .find((one) => one.reports === 'provider');
  const path = `/api/cases/${opened.id}/steps/${step?.id}`;
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const changes = [{ state: 'done', reportedAt: at(90) }, { reportedAt: at(30) }];
  let version = step?.version ?? 1;
  for (const change of changes) await call('PATCH', path, { version: version++, ...change });
  const page = await browser.newPage();
  await openByCode(page, 'report', opened.id);
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const told = page.locator('dt', { hasText: 'Time zone' }).locator('+ dd');
  expect(await told.textContent()).toContain(zone);
  const shown = (time: string | undefined) =>
    page.evaluate(
      (value) => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date(value)),
      time ?? '',
    );
  const corrected = page.getByText('Corrected time:').locator('..').getByRole('listitem');
  const text = (await corrected.textContent()) ?? '';
  expect(text).toMatch(/^from .* to .*, on .*, by .*monday user/);
  expect(text).toContain(await shown(changes[0]?.reportedAt));
  expect(text).toContain(await shown(changes[1]?.reportedAt));
});
