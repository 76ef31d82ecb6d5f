import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
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

  test('cells are painted by themselves, and the height of a row is known', async () => {
    const { view } = await browser.open({ person: cast.admin, tab: 'connections' });
    const contain = (element: Element) => getComputedStyle(element).contain;
    const row = view.getByRole('row').nth(1);
    expect(await row.getByRole('cell').first().evaluate(contain)).toBe('content');
    expect(await row.locator('..').evaluate(contain)).toContain('size');
    expect((await row.boundingBox())?.height).toBe(48);
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
