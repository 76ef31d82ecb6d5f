import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';

const browser = createBrowser();
const { openCase } = createCaseCalls(browser);

/** Of the screen as it opens, in the wide frame: what an admin in an incident has to take in. */
const mostPixels = 1500;
const mostWords = 300;

test('a case of three connections fits on two screens and in 300 words before anything is unfolded', async () => {
  const opened = await openCase(
    'ada@contoso.example',
    'lena@dropbox.contoso.example',
    'priya@fabrikam.example',
  );
  expect(opened.connectionCount).toBe(3);
  const { view, frame } = await browser.open({
    person: cast.admin,
    tab: 'cases',
    id: opened.id,
    size: { width: 1280, height: 900 },
  });
  await view.getByText(/^Next: /).waitFor();
  const parts = opened.sections.length;
  expect(await view.getByRole('button', { expanded: false }).count()).toBeGreaterThanOrEqual(parts);
  const { height, words } = await (await frame()).evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen: string[] = [];
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      if (parentElement?.checkVisibility()) seen.push(textContent ?? '');
    }
    return {
      height: document.documentElement.scrollHeight,
      words: seen.join(' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0,
    };
  });
  expect(height).toBeLessThanOrEqual(mostPixels);
  expect(words).toBeLessThanOrEqual(mostWords);
  expect(words).toBeGreaterThan(50);

  await view.getByRole('list', { name: 'Who acts when' }).getByRole('button').first().click();
  await view.getByRole('button', { expanded: true }).first().waitFor();
  await view.getByRole('checkbox').first().waitFor();
});
