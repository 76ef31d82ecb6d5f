import { describe, expect, test } from 'vitest';
import { accountsToTry } from '../sandbox/microsoft/accounts.ts';
import { cast } from '../sandbox/monday/people.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';

const browser = createBrowser({ isSeeded: false });

describe.each(['light', 'dark', 'black'] as const)('before the first connection (%s)', (theme) => {
  test('axe finds nothing, and nothing is cut off at 380 pixels', async () => {
    const { view, frame } = await browser.open({ person: cast.admin, theme, width: '380' });
    await view.getByRole('heading', { name: 'No connection is recorded yet' }).waitFor();
    await expectAccessible(await frame(), `first use, ${theme}`);
    const overflow = await (await frame()).evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});

test('the first connection takes the place of what is said about none', async () => {
  const { view } = await browser.open({ person: cast.admin });
  await view.getByRole('heading', { name: 'No connection is recorded yet' }).waitFor();
  await browser.sandbox().connect(cast.member, accountsToTry.work);
  await view.getByRole('button', { name: 'Refresh' }).click();
  await view.getByText(/^Nothing needs attention, checked/).waitFor();
  await view.getByRole('button', { name: /^Microsoft 365 1 connection/ }).click();
  await view.getByRole('row').filter({ hasText: cast.member.name }).waitFor();
});
