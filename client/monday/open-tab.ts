import { answerWithin } from './answer.ts';
import { monday } from './sdk.ts';

const opensWithinMilliseconds = 2000;

/**
 * Asks monday to open a page of ours in a tab of its own. Whether it did is not told: show the link as well.
 *
 * @param path of the page, such as `/report#CODE`
 * @returns its address
 */
export async function openTab(path: string): Promise<string> {
  const url = `${window.location.origin}${path}`;
  await answerWithin(
    opensWithinMilliseconds,
    'openLinkInTab',
    monday.execute('openLinkInTab', { url }),
  ).catch(() => {});
  return url;
}
