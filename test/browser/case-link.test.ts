import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { RevocationCase } from '../../server/contract/case.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';

const browser = createBrowser();
const { call, openLeaver } = createCaseCalls(browser);
const narrow = { width: 380, height: 800 };

/** The steps of a link to the Entra admin's part of a case. */
async function openSteps(page: Page, email: string) {
  const opened = await openLeaver(email);
  const sectionIds = opened.sections
    .filter(({ actor }) => actor === 'entra_admin')
    .map(({ id }) => id);
  const links = `/api/cases/${opened.id}/links`;
  const { url } = await call<{ url: string }>('POST', links, { sectionIds, accountName: 'Acme' });
  await page.goto(url);
  await page.getByLabel('Your name').fill('Sam Support');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox').first().waitFor();
  await page.getByText('PowerShell').first().waitFor({ timeout: 10_000 });
  return opened;
}

/** Returns the page as a reader of its print sees it. */
const onPaper = (page: Page) =>
  page.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility();
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    return {
      background: getComputedStyle(document.querySelector('main') as Element).backgroundColor,
      buttons: all('button').filter(shown).length,
      folded: all('[hidden]').filter((one) => one.firstElementChild?.checkVisibility() === false)
        .length,
      cut: all('main *').filter(
        (one) =>
          shown(one) &&
          getComputedStyle(one).overflow !== 'visible' &&
          (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1) &&
          one.clientHeight > 1,
      ).length,
      links: all('a').map((link) => getComputedStyle(link, '::after').content),
    };
  });

test.each([{ width: 700, height: 990 }, narrow])(
  'the steps of a case link print whole, with the addresses of links and the time zone (%o)',
  async (size) => {
    const page = await browser.newPage(size);
    await page.emulateMedia({ colorScheme: 'dark' });
    await openSteps(page, 'mia@contoso.example');
    const before = await onPaper(page);
    expect(before.folded).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.waitForFunction(
      () =>
        getComputedStyle(document.querySelector('main') as Element).backgroundColor ===
        'rgb(255, 255, 255)',
    );
    const paper = await onPaper(page);
    expect(paper).toMatchObject({
      buttons: 0,
      folded: 0,
      cut: 0,
      background: 'rgb(255, 255, 255)',
    });
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded is no text on paper.
    const text = await page.locator('main').innerText();
    expect(text).toContain('Times are in the time zone');
    expect(text).toMatch(/An admin of .Acme. at monday.com/);
    expect(text).toContain('Connect-MgGraph');
    expect(paper.links.length).toBeGreaterThan(0);
    for (const content of paper.links) expect(content).toMatch(/https:\/\//);
    for (const format of ['A4', 'Letter']) {
      expect((await page.pdf({ format })).subarray(0, 5).toString()).toBe('%PDF-');
    }
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect((await onPaper(page)).folded).toBe(before.folded);
  },
);

test('what is folded opens by keys, says whether it is open, and is found by the browser', async () => {
  const page = await browser.newPage(narrow);
  await openSteps(page, 'mia@contoso.example');
  const button = page.getByRole('button', { name: /^Commands: .*PowerShell/ }).first();
  const inside = page.locator(`[id="${await button.getAttribute('aria-controls')}"]`);
  const code = inside.locator('code').first();
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  expect(await code.isVisible()).toBe(false);
  await button.press('Enter');
  await code.waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await button.press('Space');
  await code.waitFor({ state: 'hidden' });

  // As the browser does before it shows what its search in the page found.
  expect(await inside.getAttribute('hidden')).toBe('until-found');
  await code.dispatchEvent('beforematch');
  await code.waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
});

test('an Entra admin has Entra say what is granted, and tells that a part cannot be done', async () => {
  const page = await browser.newPage(narrow);
  const opened = await openSteps(page, 'mia@contoso.example');
  const [check] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Check at Entra' }).first().click(),
  ]);
  const [window] = await Promise.all([
    check.waitForEvent('popup'),
    check
      .getByRole('button', { name: /^Sign in and check/ })
      .first()
      .click(),
  ]);
  await window.getByRole('button', { name: 'Admin of Contoso' }).click();
  await check.getByText(/^still granted: \d/).waitFor();
  await expectAccessible(check, 'a check by a case link');
  expect(await check.getByText('Mia').count()).toBe(0);
  await page.bringToFront();

  await page
    .getByRole('button', { name: /^I cannot do this/ })
    .first()
    .click();
  await page.getByLabel('Why can you not do this?').fill('I left that team');
  await page.getByRole('button', { name: 'Tell the admin' }).click();
  await page.getByText('You told the admin that this cannot be done').waitFor();
  await expectAccessible(page, 'what cannot be done');
  const seen = await call<RevocationCase>('PATCH', `/api/cases/${opened.id}`, { owner: '101' });
  expect(seen.told).toMatchObject([{ kind: 'blocked', note: 'I left that team' }]);
  expect(seen.waitsFor).toContainEqual({
    actor: 'monday_admin',
    organization: null,
    userId: '101',
    provider: null,
  });
  await page.getByRole('button', { name: 'I am finished' }).click();
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
});
