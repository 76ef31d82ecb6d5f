import type { FrameLocator } from 'playwright-core';
import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';

const browser = createBrowser();

/** Words that stand on the screen, without what is folded. */
async function wordsOn(view: FrameLocator): Promise<number> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is folded is not read
  const text = await view.locator('body').innerText();
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}

/** Counts what a person has to press, and what they have to read. */
function createEffort(view: FrameLocator) {
  const effort = { clicks: 0, words: 0 };
  return {
    effort,
    press: async (name: string | RegExp) => {
      effort.clicks += 1;
      await view.getByRole('button', { name }).first().click();
    },
    tick: async (name: RegExp) => {
      effort.clicks += 1;
      await view.getByRole('checkbox', { name }).press('Space');
    },
    read: async () => {
      effort.words += await wordsOn(view);
    },
  };
}

type Effort = ReturnType<typeof createEffort>;

/** The half in monday, and the end: what one did there is one answer. */
async function finish(view: FrameLocator, { press, tick }: Effort) {
  // Until the last step is saved the list is rendered again, and a key pressed meanwhile may be lost.
  await view.getByRole('button', { name: 'I did all of these' }).waitFor({ state: 'detached' });
  await tick(/Look for a remove or delete choice/);
  await press(/^A choice, and deleted it/);
  await view.getByText('No step is open. Check what remains, then close the case.').waitFor();
  await press('Close the case');
  await view.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
}

// A trial counted 14 clicks and 1,300 words for the wrong account, and 27 clicks for who leaves: half of each is 7, 650 and 13.
test('who connected the wrong account is through in half the clicks and half the words', async () => {
  const { view } = await browser.open({ person: cast.member, surface: 'account' });
  const walk = createEffort(view);
  await walk.press(/^How to remove it: .*Mia Tanaka/);
  await view.getByRole('heading', { name: '1. Revoke the permissions in My Apps' }).waitFor();
  await walk.read();
  await walk.press('I connected the wrong account');
  await view.getByRole('heading', { level: 1, name: /^I connected the wrong account/ }).waitFor();
  await view.getByRole('button', { name: 'I did all of these' }).waitFor();
  await view.getByText(/in your own account/).waitFor();
  await walk.read();
  await walk.press('I did all of these');
  await view.getByText(/Reported as removed/).waitFor();
  await finish(view, walk);
  expect(walk.effort.clicks).toBeLessThanOrEqual(6);
  expect(walk.effort.words).toBeLessThanOrEqual(646);
});

test('who leaves starts with all of theirs chosen, and hands over first', async () => {
  const { view } = await browser.open({ person: cast.member, surface: 'account' });
  const walk = createEffort(view);
  await walk.press('I am leaving');
  await view.getByText('Who must act', { exact: true }).waitFor();
  await walk.press('Open case');
  await view.getByRole('heading', { level: 1, name: /^I am leaving: / }).waitFor();
  await walk.tick(/Hand over your automations first/);
  await walk.press('I did all of these');
  await view
    .getByText(/Reported as removed/)
    .first()
    .waitFor();
  const open = view
    .getByRole('region', { name: /own account/ })
    .getByRole('checkbox', { checked: false });
  while ((await open.count()) > 0) {
    walk.effort.clicks += 1;
    const left = await open.count();
    await open.first().press('Space');
    await expect.poll(() => open.count()).toBeLessThan(left);
  }
  await finish(view, walk);
  expect(walk.effort.clicks).toBeLessThanOrEqual(8);
});

test('on a narrow screen the first link to Microsoft is on the first screen', async () => {
  const size = { width: 380, height: 800 };
  const { view } = await browser.open({ person: cast.member, surface: 'account', size });
  await view
    .getByRole('button', { name: /^How to remove it: .*Mia Tanaka/ })
    .first()
    .click();
  const link = view.getByRole('link', { name: /^My Apps/ }).first();
  await link.waitFor();
  const box = await link.boundingBox();
  expect((box?.y ?? size.height) + (box?.height ?? 0)).toBeLessThan(size.height);
});
