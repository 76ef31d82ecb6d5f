import { describe, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import type { createBrowser } from './browser.ts';
import type { OpenOptions, OpenView } from './view.ts';

const themes = ['light', 'dark', 'black'] as const;

/** A state of the view that someone may meet. */
export interface State {
  name: string;
  options: OpenOptions;
  /** Makes the trouble that the state is about. */
  before?(): void;
  /** Until the state is there. */
  reach(opened: OpenView): Promise<unknown>;
}

/** Colours are the same in every width: one theme is enough where only the layout is another. */
const themesFor = ({ width }: OpenOptions) => (width === '380' ? (['dark'] as const) : themes);

/** A test for each state: axe checks it whole in one theme, and its colours in the others. */
export function testAccessibility(
  browser: ReturnType<typeof createBrowser>,
  states: State[],
): void {
  describe('axe finds nothing, whatever the theme, in', () => {
    test.each(states)('$name', async ({ name, options, before, reach }) => {
      before?.();
      const opened = await browser.open(options);
      await reach(opened);
      for (const [index, theme] of themesFor(options).entries()) {
        await opened.showIn(theme);
        const rules = index === 0 ? 'everything' : 'colors';
        await expectAccessible(await opened.frame(), `${name}, ${theme}`, rules);
      }
    });
  });
}
