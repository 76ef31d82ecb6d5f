import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { reloadView } from './kit/outside.ts';
import type { OpenView } from './kit/view.ts';

interface Loaded {
  path: string;
  /** Headers and body as they came, in bytes; 0 where the browser had it. */
  bytes: number;
  /** Asked for before the screen showed its content. */
  isFirst: boolean;
}

/** All that our server sent to the view, the page itself with it. */
const loadedIn = (frame: Frame): Promise<Loaded[]> =>
  frame.evaluate(() => {
    const [shown] = performance.getEntriesByName('first-view');
    const entries = ['navigation', 'resource'].flatMap((type) =>
      performance.getEntriesByType(type),
    ) as PerformanceResourceTiming[];
    return entries
      .filter(({ name }) => new URL(name).origin === location.origin)
      .map(({ name, transferSize, startTime }) => ({
        path: new URL(name).pathname,
        bytes: transferSize,
        isFirst: shown !== undefined && startTime < shown.startTime,
      }));
  });

const sumOf = (loaded: readonly Loaded[]) => loaded.reduce((sum, { bytes }) => sum + bytes, 0);

/** The typefaces of a view are there when nothing more comes. */
async function loadedBy({ frame }: OpenView): Promise<Loaded[]> {
  const element = await frame();
  await expect
    .poll(() => element.evaluate(() => document.fonts.check('1em Figtree') && document.fonts.size))
    .toBeGreaterThan(3);
  await element.page().waitForLoadState('networkidle');
  return loadedIn(element);
}

describe('the first view', () => {
  const browser = createBrowser();
  const { open: openCase } = createCaseCalls(browser);

  test.each([
    ['an admin', cast.admin, 'Needs attention', 130],
    ['a member', cast.collector, 'My connections', 130],
  ] as const)(
    'of %s takes little, in few requests; typefaces and what is rarely shown come after it',
    async (_, person, heading, mostKib) => {
      const opened = await browser.open({ person, surface: 'account' });
      await opened.view.getByRole('heading', { name: heading }).waitFor();
      const loaded = await loadedBy(opened);
      const first = loaded.filter(({ isFirst }) => isFirst);
      expect(first.filter(({ path }) => path.startsWith('/api/')).length).toBe(4);
      expect(first.length).toBeLessThanOrEqual(8);
      expect(sumOf(first) / 1024).toBeLessThanOrEqual(mostKib);
      const later = loaded.filter(({ isFirst }) => !isFirst).map(({ path }) => path);
      expect(later.filter((path) => !/\.woff2$|\/later-/.test(path))).toEqual([]);
    },
  );

  test('of an admin takes as few requests where many cases are open', async () => {
    for (let count = 0; count < 9; count += 1) {
      const target = { kind: 'person', userId: String(cast.collector.id) } as const;
      await openCase({ situation: 'not_needed', target });
    }
    const opened = await browser.open({ person: cast.admin, surface: 'account' });
    await opened.view.getByText(/more cases are open/).waitFor();
    const first = (await loadedBy(opened)).filter(({ isFirst }) => isFirst);
    expect(first.filter(({ path }) => path === '/api/cases').length).toBe(1);
    expect(first.length).toBeLessThanOrEqual(8);
  });

  test('a second visit loads the answers alone, and has its typefaces from the start', async () => {
    const opened = await browser.open({ person: cast.admin, surface: 'account' });
    await opened.view.getByRole('heading', { name: 'Needs attention' }).waitFor();
    await loadedBy(opened);
    await reloadView(opened.page);
    await opened.view.getByRole('heading', { name: 'Needs attention' }).waitFor();
    const loaded = await loadedBy(opened);
    const files = loaded.filter(({ path }) => path.startsWith('/assets/'));
    expect(files.length).toBeGreaterThan(4);
    expect(sumOf(files)).toBe(0);
    expect(sumOf(loaded)).toBeLessThan(8 * 1024);
    const fonts = files.filter(({ path }) => path.endsWith('.woff2'));
    expect(fonts.map(({ isFirst }) => isFirst)).toEqual([true, true]);
  });
});

describe('the list', () => {
  const browser = createBrowser({ connections: 300, isSeeded: false });

  test('a page of 50 rows takes at most 8 KB', async () => {
    const opened = await browser.open({ person: cast.admin, tab: 'connections' });
    await opened.view.getByRole('row').nth(9).waitFor();
    const pages = (await loadedBy(opened)).filter(({ path }) => path === '/api/connections/query');
    expect(pages[0]?.bytes).toBeGreaterThan(2048);
    expect(pages[0]?.bytes).toBeLessThanOrEqual(8 * 1024);
  });

  test('rows are laid out and painted by themselves, and their height is known', async () => {
    const { view } = await browser.open({ person: cast.admin, tab: 'connections' });
    const row = view.getByRole('row').nth(1);
    expect(await row.evaluate((element) => getComputedStyle(element).contain)).toBe('strict');
    expect((await row.boundingBox())?.height).toBe(48);
  });

  test('rows are there in the picture that shows their place, and then stand in their order', async () => {
    const { view, frame } = await browser.open({ person: cast.admin, tab: 'connections' });
    await view.getByRole('row').nth(9).getByRole('button').waitFor();
    const missing = await (await frame()).evaluate(async () => {
      const scroller = document.querySelector('[role=table] > [role=rowgroup]:last-of-type');
      if (!scroller) throw new Error('The table has no rows.');
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const seen: number[] = [];
      for (let step = 0; step < 20; step += 1) {
        scroller.scrollTop += step < 12 ? 240 : -240;
        // The browser tells of scrolling at the start of a frame, before what waits for it.
        await nextFrame();
        const { top, bottom } = scroller.getBoundingClientRect();
        const rows = [...scroller.querySelectorAll('[role=row]')].map((row) =>
          row.getBoundingClientRect(),
        );
        const first = Math.min(...rows.map((row) => row.top));
        const last = Math.max(...rows.map((row) => row.bottom));
        const height = rows.filter((row) => row.bottom > top && row.top < bottom).length * 48;
        if (first > top || last < bottom || height < bottom - top) seen.push(step);
      }
      return seen;
    });
    expect(missing).toEqual([]);
    const order = () =>
      view
        .getByRole('row')
        .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
    const isInOrder = async () => {
      const now = await order();
      return now.every((place, at) => at === 0 || place > (now[at - 1] ?? 0));
    };
    await expect.poll(isInOrder).toBe(true);
    expect((await order()).at(-1)).toBeGreaterThan(22);
  });

  test('the head is scrolled sideways with the rows, and the rows with it', async () => {
    const { view } = await browser.open({
      person: cast.admin,
      tab: 'connections',
      size: { width: 1000, height: 700 },
    });
    await view.getByRole('row').nth(3).getByRole('button').waitFor();
    const left = (index: number) =>
      view
        .getByRole('table')
        .getByRole('rowgroup')
        .nth(index)
        .evaluate((group) => group.scrollLeft);
    const scroll = (index: number, to: number) =>
      view
        .getByRole('table')
        .getByRole('rowgroup')
        .nth(index)
        .evaluate((group, wanted) => {
          group.scrollLeft = wanted;
        }, to);
    await scroll(1, 60);
    await expect.poll(() => left(0)).toBe(60);
    await scroll(0, 20);
    await expect.poll(() => left(1)).toBe(20);
  });

  test('a name of a button shows by mouse and by keyboard, and Escape hides it', async () => {
    const { view, page } = await browser.open({ person: cast.admin, tab: 'connections' });
    const button = view.getByRole('button', { name: 'Refresh' });
    const tooltip = view.locator('[class*="tooltip_"]', { hasText: 'Refresh' });
    await button.hover();
    await tooltip.waitFor();
    await page.mouse.move(0, 0);
    await tooltip.waitFor({ state: 'detached' });
    await button.focus();
    await tooltip.waitFor();
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
