import { describe, expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';

const browser = createBrowser({ isSeeded: true });

/** Made from English, in letters that are written from right to left. */
const language = 'qps-ploc';

describe('from right to left', () => {
  test('the cells of a list stand below their heads, the first of them on the right', async () => {
    const { view } = await browser.open({ person: cast.admin, tab: 'connections', language });
    const row = view.getByRole('row').filter({ hasText: 'ada@contoso.example' });
    await row.waitFor();
    const head = view.getByRole('columnheader').filter({ hasText: /\S/ });
    const [firstHead, lastHead] = [
      await head.first().boundingBox(),
      await head.last().boundingBox(),
    ];
    const name = await row.getByText('Ada Lindqvist').first().boundingBox();
    const state = await row.getByRole('cell').last().boundingBox();
    if (!firstHead || !lastHead || !name || !state) throw new Error('Something is not shown.');

    expect(firstHead.x).toBeGreaterThan(lastHead.x);
    expect(name.x).toBeGreaterThan(firstHead.x);
    expect(name.x).toBeLessThan(firstHead.x + firstHead.width);
    expect(Math.abs(state.x - lastHead.x)).toBeLessThan(2);
  });

  test.each(['overview', 'connections', 'people', 'cases', 'help'])(
    'nothing sticks out of a narrow frame, and axe finds nothing: %s',
    async (tab) => {
      const opened = await browser.open({ person: cast.admin, tab, language, width: '380' });
      await opened.view.getByRole('heading', { level: 1 }).waitFor();
      const frame = await opened.frame();
      const { dir, scrollWidth, clientWidth } = await frame.evaluate(() => {
        const { dir, scrollWidth, clientWidth } = document.documentElement;
        return { dir, scrollWidth, clientWidth };
      });
      expect(dir).toBe('rtl');
      expect(scrollWidth).toBe(clientWidth);
      await expectAccessible(frame, `${tab}, right to left`);
    },
  );
});
