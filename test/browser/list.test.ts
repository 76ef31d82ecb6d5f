import { describe, expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { reloadView } from './kit/outside.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

const rowsWith = ({ view }: OpenView, text: string) =>
  view.getByRole('row').filter({ hasText: text });

async function openList(person = cast.admin): Promise<OpenView> {
  const opened = await browser.open({ person, tab: 'connections' });
  await rowsWith(opened, 'ada@contoso.example').waitFor();
  return opened;
}

/** A row further down is not rendered before it is scrolled to; a search brings it up. */
async function find(opened: OpenView, text: string) {
  await opened.view.getByRole('searchbox').fill(text);
  await expect.poll(() => opened.view.getByRole('row').count()).toBe(2);
  return rowsWith(opened, text);
}

async function firstAccount({ view }: OpenView) {
  return view.getByRole('row').nth(1).textContent();
}

test('the session token is out of the address before anything else happens', async () => {
  const { page, frame } = await openList();
  expect(new URL((await frame()).url()).search).toBe('');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(`${request.url()} ${request.headers().referer}`));
  await reloadView(page);
  await page.frameLocator('#stage iframe').getByRole('row').nth(3).waitFor();
  const withToken = addresses.filter((address) => address.includes('sessionToken='));
  // monday's own request for the page has it; nothing that the page loads carries it on.
  expect(withToken.map((address) => new URL(address.split(' ')[0] ?? '').pathname)).toEqual([
    '/admin',
  ]);
});

test('nothing secret is kept in the browser', async () => {
  const { frame } = await openList();
  const kept = await (await frame()).evaluate(() => {
    try {
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    } catch (error) {
      // A browser that lets a frame of another site keep nothing says so by this.
      if (error instanceof DOMException && error.name === 'SecurityError') return 'nothing';
      throw error;
    }
  });
  expect(kept).not.toContain('eyJ');
  expect(kept).not.toContain('@');
});

test('people are shown by name, also those who left; who has none is not called a leaver', async () => {
  const opened = await openList();
  const leaver = await find(opened, 'lena@contoso.example');
  await leaver.getByText('deactivated').waitFor();
  expect(await leaver.textContent()).toContain(cast.deactivated.name);
  const nameless = await find(opened, 'k.brandt@contoso.example');
  await nameless.getByText('No name from monday').waitFor();
  expect(await nameless.getByText('deactivated').count()).toBe(0);
});

test('names that hold markup are text', async () => {
  const opened = await openList();
  const row = rowsWith(opened, 'bold@contoso.example');
  expect(await row.textContent()).toContain('<b>Bold</b>');
  expect(await row.locator('b, img[src="x"]').count()).toBe(0);
});

test('an older version of monday’s API still gives names', async () => {
  browser.sandbox().monday.controls.apiVersion = '2026-04';
  const opened = await openList();
  await rowsWith(opened, 'ada@contoso.example').getByText(cast.admin.name).first().waitFor();
});

test('when No name from mondays, the list stands and says so', async () => {
  browser.expectConsole(/status of 500/);
  browser.sandbox().monday.controls.graphql = 'down';
  const { view } = await openList();
  await view.getByText('Some names could not be loaded').waitFor();
  await view.getByText(`monday ID ${cast.admin.id}`).first().waitFor();
  browser.sandbox().monday.controls.graphql = 'works';
  await view.getByRole('button', { name: 'Load names again' }).click();
  await expect.poll(() => view.getByText(`monday ID ${cast.admin.id}`).count()).toBe(0);
});

describe('finding', () => {
  test('a search narrows the list, counts, and can be cleared', async () => {
    const opened = await openList();
    const search = opened.view.getByRole('searchbox', { name: /Search connections/ });
    await search.fill('fabrikam yildiz');
    await opened.view.getByText('No results').waitFor();
    await search.fill('EMRE yildiz');
    await rowsWith(opened, 'emre.yildiz@').waitFor();
    expect(await opened.view.getByRole('row').count()).toBe(2);
    expect(await opened.page.url()).not.toContain('yildiz');
  });

  test('a header cell sorts by mouse and by keyboard, and says how', async () => {
    const opened = await openList();
    const header = opened.view.getByRole('columnheader', { name: /Connected account/ });
    await header.focus();
    await opened.page.keyboard.press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => firstAccount(opened)).toContain('<b>Bold</b>');
    await opened.page.keyboard.press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
  });
});

test('a filter is chosen with the mouse, and its menu lies above everything around it', async () => {
  const { view } = await openList();
  await view.getByRole('button', { name: 'More filters' }).click();
  await view.getByRole('combobox', { name: 'Account type' }).click();
  await view.getByRole('option', { name: 'Guest account' }).click();
  await view.getByRole('button', { name: /Account type: .*Guest account.*remove/ }).waitFor();
});

test('who looks at one connection comes back to its row, and what was selected still is', async () => {
  const opened = await openList();
  const { view, page, frame } = opened;
  await view
    .getByRole('row')
    .nth(1)
    .getByRole('checkbox', { name: /^Select/ })
    .check();
  const bar = view.getByRole('region', { name: /selected connections/ });
  await bar.getByText('1 connection selected').waitFor();
  await view.getByRole('row').nth(1).getByRole('button').focus();
  await page.keyboard.press('End');
  const placeOf = async () =>
    (await frame()).evaluate(
      () => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? null,
    );
  await expect.poll(placeOf).toMatch(/^\d{2,}$/);
  const place = await placeOf();
  await page.keyboard.press('Enter');
  await view.getByRole('navigation', { name: 'Where you are' }).getByRole('button').click();
  await expect.poll(placeOf).toBe(place);
  await bar.getByText('1 connection selected').waitFor();
});

test('a click anywhere on a row opens it, but not one that marks its text or chooses it', async () => {
  const { view, page } = await openList();
  const row = view.getByRole('row').nth(2);
  const state = row.getByRole('cell').last();
  const box = await state.locator('bdi').first().boundingBox();
  if (!box) throw new Error('the state is not rendered');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, middle, { steps: 3 });
  await page.mouse.up();
  await row.getByRole('checkbox').click();
  await view.getByRole('region', { name: /selected connections/ }).waitFor();

  await state.click({ position: { x: 200, y: 4 } });
  await view.getByRole('navigation', { name: 'Where you are' }).waitFor();
});

test('the theme follows monday while the view is open', async () => {
  const { page, view } = await openList();
  const ink = () =>
    view
      .getByRole('heading')
      .first()
      .evaluate((title) => getComputedStyle(title).color);
  const light = await ink();
  await page.getByLabel('Theme').selectOption('dark');
  await expect.poll(ink).not.toBe(light);
  await page.getByLabel('Theme').selectOption('light');
  await expect.poll(ink).toBe(light);
});

test('what is not listed is said under the title', async () => {
  const { view } = await openList();
  await view.getByRole('button', { name: 'What is not listed?' }).click();
  await view.getByText(/monday's own integrations/).waitFor();
});

test('a refused session says why, shows nothing, and is asked for once more only', async () => {
  browser.expectConsole(/status of 401/);
  browser.sandbox().monday.controls.sessionTokens = 'foreign';
  const { view } = await browser.open({ person: cast.admin });
  await view.getByRole('heading', { name: 'Your session was refused, twice' }).waitFor();
  await view.getByText(/not signed with the app's Client Secret/).waitFor();
});

test('opened outside monday, the view says where it opens', async () => {
  const page = await browser.newPage();
  await page.goto(`${browser.sandbox().places.view}/account`);
  await page.getByRole('heading', { name: 'Keyholder opens inside monday.com' }).waitFor();
});

describe('in a narrow frame', () => {
  test('nothing is cut off at 380 pixels: the list becomes cards', async () => {
    const { view, frame } = await browser.open({
      person: cast.admin,
      tab: 'connections',
      width: '380',
    });
    await view.getByText('ada@contoso.example').waitFor();
    expect(await view.getByRole('table').count()).toBe(0);
    const overflow = await (await frame()).evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  test('cards far out of sight are not laid out: who scrolls far has thousands', async () => {
    const { view } = await browser.open({ person: cast.admin, tab: 'connections', width: '380' });
    const names = view.getByRole('listitem').getByRole('heading', { level: 3 });
    await names.first().waitFor();
    expect(await names.count()).toBeGreaterThan(10);
    const isDrawn = (name: Element) => name.checkVisibility({ contentVisibilityAuto: true });
    expect(await names.first().evaluate(isDrawn)).toBe(true);
    expect(await names.last().evaluate(isDrawn)).toBe(false);
  });
});

describe('one’s own', () => {
  test('a member with three Microsoft accounts tells them apart', async () => {
    const { view } = await browser.open({ person: cast.collector, surface: 'account' });
    for (const address of ['priya@contoso', 'priya@fabrikam', 'priya.raman@outlook']) {
      await view.getByText(address).waitFor();
    }
    expect(await view.getByRole('heading', { level: 3 }).count()).toBe(3);
  });

  test.each([cast.guest, cast.viewer])(
    '$kind sees their own only, and is told why no names',
    async (person) => {
      const { view } = await browser.open({ person, surface: 'account' });
      await view.getByText(/monday shows you no other people's names/).waitFor();
      expect(await view.getByRole('heading', { level: 3 }).count()).toBe(1);
    },
  );
});
