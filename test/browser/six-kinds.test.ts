import { expect, test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { choose, connect, leave, openFromBar, pick, reloadView, run } from './kit/outside.ts';

const browser = createBrowser({ isSeeded: false });

const kinds = [
  { kind: 'Microsoft 365', account: /robin\.meyer@outlook/ },
  { kind: 'Google', account: /robin@contoso/ },
  { kind: 'Slack', account: /robin@slack/ },
  { kind: 'Dropbox', account: /robin@dropbox/ },
];
const apiToken = 'Ledger, read only';

test('six kinds of account are connected, run, seen in use, and gone after the uninstall', async () => {
  const { page, view } = await browser.open({ person: cast.admin, tab: 'connections' });
  const nothing = view.getByRole('heading', { name: 'Nobody has connected an account yet' });
  await nothing.waitFor();
  for (const { kind, account } of kinds) {
    const tab = await connect(page, account, kind);
    await tab.getByRole('heading', { name: 'Connected' }).waitFor();
    await leave(tab);
  }
  const salesforce = await choose(page, 'Salesforce');
  await salesforce.getByLabel('My Domain name').fill('contoso');
  await salesforce.getByRole('button', { name: 'Connect' }).click();
  await pick(salesforce, /robin@salesforce/);
  await salesforce.getByRole('button', { name: 'Accept' }).click();
  await salesforce.getByRole('heading', { name: 'Connected' }).waitFor();
  await leave(salesforce);
  const token = await choose(page, 'API token');
  await token.getByLabel('API Token', { exact: true }).fill('stand-in-token-of-the-ledger');
  await token.getByLabel('API Token Label').fill(apiToken);
  await token.getByRole('button', { name: 'Connect' }).click();
  await token.getByText('Keyholder sees it in its first run').waitFor();
  await leave(token);

  const names = [...kinds.map(({ kind }) => kind), 'Salesforce'];
  for (const kind of names) expect(await run(page, `${kind}: Robin Meyer`)).toBe('works');
  expect(await run(page, `API token: ${apiToken}`)).toBe('works');

  await page.bringToFront();
  await view.getByRole('button', { name: 'Refresh the list' }).click();
  const row = (account: RegExp | string) => view.getByRole('row').filter({ hasText: account });
  for (const { account } of kinds) await row(account).waitFor();
  await row('robin@salesforce').waitFor();
  await row(apiToken).waitFor();
  await row(/robin@contoso/)
    .getByRole('button')
    .first()
    .click();
  await view.getByText('8001001').first().waitFor();

  const lifecycle = await openFromBar(page, 'More', 'Install, uninstall');
  await lifecycle.getByRole('button', { name: 'Uninstall', exact: true }).click();
  await lifecycle.getByText('Everything of the account is being deleted.').waitFor();
  await leave(lifecycle);
  await page.bringToFront();
  await reloadView(page);
  await nothing.waitFor();
  expect(await view.getByText('Robin Meyer').count()).toBe(0);
});
