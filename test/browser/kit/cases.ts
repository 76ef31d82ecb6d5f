import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Anything with checkboxes: the view, or a page outside the frame. */
type Place = Pick<Page, 'getByRole'> | Pick<FrameLocator, 'getByRole'>;

/** Ticks by the keyboard, as everyone can. */
export async function tick(place: Place, name: string | RegExp): Promise<void> {
  await place.getByRole('checkbox', { name }).press('Space');
}

/** Ticks every step of a section, one after the other, and waits until each is saved; a step that asks is told of a deletion. */
export async function tickAll(section: Locator): Promise<void> {
  const boxes = section.getByRole('checkbox');
  await boxes.first().waitFor({ state: 'attached' });
  for (let n = 0; n < (await boxes.count()); n += 1) {
    await boxes.nth(n).press('Space');
    const checked = section.getByRole('checkbox', { checked: true }).nth(n);
    const deleted = section.getByRole('button', { name: /^A choice, and deleted it/ });
    await checked.or(deleted).first().waitFor({ state: 'attached' });
    if ((await deleted.count()) > 0) await deleted.click();
    await checked.waitFor({ state: 'attached' });
  }
}

/** Unfolds every part of the case that is shown, so that what is in it can be used. */
export async function unfold(view: Place): Promise<void> {
  await view.getByRole('button', { name: 'Unfold everything' }).click();
}
