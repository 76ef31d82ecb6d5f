import { expect, test } from 'vitest';
import { createBrowser } from './kit/browser.ts';
import { createCaseCalls } from './kit/case-calls.ts';
import { openInventory, readAs } from './kit/entra-page.ts';

const browser = createBrowser({
  directory: { servicePrincipals: 5000, grants: 20_000, people: 5000 },
});
const calls = createCaseCalls(browser);

test('a large organization takes at most 60 calls to Graph and 150 MB, and scrolls', async () => {
  const page = await browser.newPage();
  await openInventory(page, calls);
  const { graphCalls } = browser.sandbox().microsoft;
  graphCalls.length = 0;
  await readAs(page, 'Admin of Contoso', 'Contoso');
  await page
    .locator('strong')
    .filter({ hasText: /^7 apps .* among 5,00. apps read/ })
    .waitFor();
  expect(graphCalls.length, graphCalls.join('\n')).toBeLessThanOrEqual(60);
  await page.getByRole('button', { name: /^Vendor 0.*show its people/ }).click();
  await page.getByText('5,000 people', { exact: true }).waitFor();
  const rows = page.getByRole('table').getByRole('row');
  expect(await rows.count()).toBeLessThan(60);
  await rows.last().scrollIntoViewIfNeeded();
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  expect(usedSize / 1024 / 1024).toBeLessThan(150);
});

test('a cancelled reading ends at once, and says that it is not whole', async () => {
  const page = await browser.newPage();
  await openInventory(page, calls);
  const { entra, graphCalls } = browser.sandbox().microsoft;
  entra.delayMilliseconds = 400;
  await readAs(page, 'Admin of Contoso', 'Contoso');
  await page.getByText(/of 5,00. apps read/).waitFor();
  const before = Date.now();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: /^Sign in and read: .*Contoso/ }).waitFor();
  expect(Date.now() - before).toBeLessThan(1000);
  const asked = graphCalls.length;
  await page.waitForTimeout(1500);
  expect(graphCalls.length).toBe(asked);
  entra.delayMilliseconds = 0;
});
