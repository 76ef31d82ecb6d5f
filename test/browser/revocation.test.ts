import type { FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { documentationLinks, isConfirmedLink } from '../kit/links.ts';
import { cast, type Person } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { tick, tickAll, unfold } from './kit/cases.ts';
import { connect, leave, opened, openOutside, pick, reloadView, run, wait } from './kit/outside.ts';

const browser = createBrowser();

/** Opens every step, and gives the links that lead away. */
async function linksOf(place: FrameLocator | Page): Promise<string[]> {
  await place
    .getByText('What to do')
    .or(place.getByText('Details', { exact: true }))
    .first()
    .waitFor();
  const folded = place.getByRole('button', { name: /^What to do/, expanded: false });
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
  return shownLinks(place);
}

async function shownLinks(place: FrameLocator | Page): Promise<string[]> {
  const addresses = await place
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(addresses)].filter((url) => url.startsWith('https:'));
}

function expectConfirmed(links: string[]): void {
  expect(links.length).toBeGreaterThan(1);
  const unknown = links.filter((url) => !isConfirmedLink(url) && !documentationLinks.has(url));
  expect(unknown, 'links of no confirmed form').toEqual([]);
}

/** Pages that the app opened through monday's page, which lists them. */
const openListed = (page: Page) => opened(page, () => page.locator('#opened a').first().click());

test('an admin takes a leaver through dry run, case, steps and report', async () => {
  const { page, view } = await browser.open({ person: cast.admin });
  await view.getByRole('button', { name: 'Show deactivated people' }).click();
  await view.getByRole('button', { name: /^Revoke everything of .*Tom Aldridge/ }).click();
  await view.getByText('Person left', { exact: true }).click();
  await view.getByText('tom@fabrikam.example').first().waitFor();
  await view
    .getByText(/Entra admin of .*Fabrikam/)
    .first()
    .waitFor();
  await view.getByRole('button', { name: 'Open case' }).click();
  await view.getByRole('heading', { level: 1, name: /Person left: .*Tom Aldridge/ }).waitFor();
  await unfold(view);
  expectConfirmed(await linksOf(view));

  const entra = await openOutside(page, 'Entra admin center');
  await entra.getByRole('link', { name: 'Fabrikam Textil GmbH' }).click();
  await entra.getByRole('link', { name: 'Users' }).click();
  await entra.getByRole('link', { name: cast.deleted.name }).click();
  await entra.getByRole('button', { name: 'Disable account' }).click();
  await entra.getByRole('button', { name: 'Revoke sessions' }).click();
  await leave(entra);
  await page.bringToFront();

  await tickAll(view.getByRole('region', { name: /^You, an admin/ }));
  const atMicrosoft = view.getByRole('region', { name: /^Entra admin of/ });
  await tickAll(atMicrosoft);
  await atMicrosoft.getByText(/Reported as removed .* Not confirmed\./).waitFor();
  await atMicrosoft
    .getByText(/^Tokens already issued may work until about \d+ [A-Z][a-z]+/)
    .waitFor();
  const support = view.getByRole('region', { name: /^monday support/ });
  await tickAll(support);
  await support.getByText(/it can never be confirmed/).waitFor();

  await view.getByRole('button', { name: 'Open the report' }).click();
  const report = await openListed(page);
  await report.getByRole('heading', { name: 'Report: revocation' }).waitFor();
  await report.getByText('Not confirmed at Microsoft').first().waitFor();
  await report
    .getByText(/Reported as deleted/)
    .first()
    .waitFor();
  expect(await report.locator('body').textContent()).toContain('tom@fabrikam.example');
  expect(report.url()).not.toContain('#');
  await leave(report);
  await page.bringToFront();

  await view.getByRole('button', { name: 'Close the case' }).click();
  const dialog = view.getByRole('dialog');
  await dialog.getByText('Every step is done or was not needed.').waitFor();
  await dialog.getByRole('button', { name: 'Close the case' }).click();
  await view.getByRole('button', { name: 'Reopen', exact: true }).waitFor();

  await wait(page, '+2 hours');
  expect(await run(page, 'Microsoft 365: Tom Aldridge, of Tom Aldridge')).toBe('is refused');
  await wait(page, 'Back to now');
});

test('support staff do their part by a link, in a browser without monday', async () => {
  const { page, view } = await browser.open({ person: cast.admin, tab: 'cases' });
  await view.getByRole('button', { name: /Person left: .*Lena Fischer/ }).click();
  await unfold(view);
  await view.getByRole('button', { name: /^Make link for this section: Entra admin of/ }).click();
  await view.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
  const url = await view.getByRole('textbox', { name: 'Case link' }).inputValue();
  await view.getByRole('dialog').getByRole('button', { name: 'Done' }).click();

  const support = await browser.newPage();
  await support.goto(url);
  await support.getByRole('heading', { name: 'You are asked to help revoke access' }).waitFor();
  expect(support.url()).not.toContain('#');
  await support
    .getByRole('textbox', { name: 'Your name', exact: true })
    .fill('Kim of the service desk');
  await support.getByRole('button', { name: 'Show the steps' }).click();
  await support.getByRole('heading', { name: 'Steps' }).first().waitFor();
  const text = await support.locator('body').textContent();
  expect(text).not.toContain('lena@contoso.example');
  expect(text).toContain('0b1ec700-0000-4000-8000-000000000071');
  expectConfirmed(await linksOf(support));
  await tick(support, /Sign the person out everywhere/);
  await support.getByText(/Done .*, reported by .*Kim of the service desk/).waitFor();
  await support.getByRole('button', { name: 'I am finished' }).click();
  await support.getByRole('heading', { name: 'Thank you, you may close this page' }).waitFor();

  await reloadView(page);
  await view.getByRole('tab', { name: /^Cases/ }).click();
  await view.getByRole('button', { name: /Person left: .*Lena Fischer/ }).click();
  await unfold(view);
  await view
    .getByText(/reported by .*Kim of the service desk.*name not verified/)
    .first()
    .waitFor();
});

/** From the own connections to the steps, from there to a case, and through it. */
async function revokeOwn(person: Person, account: RegExp) {
  const opening = await browser.open({ person, surface: 'account' });
  const { page, view } = opening;
  const card = view.getByRole('listitem').filter({ hasText: account });
  await card.getByRole('button', { name: /^How to remove it/ }).click();
  await view.getByRole('heading', { name: '1. Revoke the permissions in My Apps' }).waitFor();
  expectConfirmed(await shownLinks(view));
  await view.getByRole('button', { name: 'I do not need it any more' }).click();
  await view.getByRole('heading', { level: 1, name: /I do not need it any more/ }).waitFor();
  expectConfirmed(await linksOf(view));

  await view
    .getByRole('link', { name: /^My Apps/ })
    .first()
    .click();
  const myApps = await openListed(page);
  await pick(myApps, account);
  await myApps.getByLabel('More options for Sandbox Connector').click();
  await myApps.getByRole('link', { name: 'Manage your application' }).click();
  await myApps.getByRole('button', { name: 'Revoke Permissions' }).click();
  await leave(myApps);
  await page.bringToFront();
  await tickAll(view.getByRole('region').filter({ hasText: 'At Microsoft 365' }));
  await view.getByText(/Reported as removed/).waitFor();
  return opening;
}

test('a viewer revokes what they connected', async () => {
  const { view } = await revokeOwn(cast.viewer, /vera@contoso\.example/);
  await view.getByRole('checkbox', { name: /Look for a remove/ }).press('Space');
  await view.getByRole('button', { name: /^A choice, and deleted it/ }).click();
  await view.getByText('No step is open. Check what remains, then close the case.').waitFor();
  await view.getByRole('button', { name: 'Close the case' }).click();
  await view.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
});

test('who took back their own connects again, and the overview says so', async () => {
  const own = await revokeOwn(cast.member, /mia@contoso\.example/);
  await wait(own.page, '+2 hours');
  expect(await run(own.page, 'Microsoft 365: Mia Tanaka')).toBe('is refused');
  const tab = await connect(own.page, /mia@contoso\.example/);
  await tab.getByRole('heading', { name: 'Connected' }).waitFor();
  expect(await run(own.page, 'Microsoft 365: Mia Tanaka')).toBe('works');
  const admin = await browser.open({ person: cast.admin });
  await admin.view.getByText('2 connections were reconnected after revocation').waitFor();
  await wait(admin.page, 'Back to now');
});
