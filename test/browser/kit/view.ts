import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Settings } from '../../sandbox/monday/host/settings.ts';
import type { Person } from '../../sandbox/monday/people.ts';

export interface OpenOptions extends Partial<Omit<Settings, 'person'>> {
  person: Person;
  /** Screen that the view opens at; its own choice when absent. */
  tab?: string;
  /** A detail of the tab. */
  id?: string;
  /** Size of the window; monday's bar is above the frame. */
  size?: { width: number; height: number };
  /** Time in the page passes on, and `page.clock` can also skip some of it. */
  canSkipTime?: boolean;
}

/** The view as a person sees it inside monday. */
export interface OpenView {
  page: Page;
  /** For looking and clicking. */
  view: FrameLocator;
  /** For what only the frame's own document can tell. */
  frame(): Promise<Frame>;
  /** Chooses another theme in monday, and waits until the view shows it. */
  showIn(theme: Settings['theme']): Promise<void>;
}

/** Also ends the wait where something turns for ever, such as a spinner. */
export const finishTransitions = () =>
  Promise.allSettled(
    document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
      .map((animation) => animation.finished),
  );

/**
 * Opens the view in monday's page.
 *
 * @param url of the sandbox
 */
export async function openView(page: Page, url: string, options: OpenOptions): Promise<OpenView> {
  const { person, size: _size, canSkipTime = false, tab, id, ...settings } = options;
  if (canSkipTime) await page.clock.install();
  const query = new URLSearchParams({ person: String(person.id), ...settings });
  const place = new URLSearchParams({ ...(tab && { tab }), ...(id && { id }) });
  await page.goto(`${url}/?${query}#${place}`);
  const element = page.locator('#stage iframe');
  await element.waitFor();
  const view = page.frameLocator('#stage iframe');
  const frame = async () => {
    const found = await (await element.elementHandle())?.contentFrame();
    if (!found) throw new Error('The host page frames no view.');
    return found;
  };
  return {
    page,
    view,
    frame,
    async showIn(theme) {
      await page.getByLabel('Theme').selectOption(theme);
      await view.locator(`body.${theme}-app-theme`).waitFor();
      await (await frame()).evaluate(finishTransitions);
    },
  };
}
