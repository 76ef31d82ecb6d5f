import { describe, expect, test } from 'vitest';
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

/** Monday's page with the list of everyone, as an admin sees it. */
const openList = () => browser.open({ person: cast.admin, tab: 'connections' });
const nobody = 'No account is connected yet';

describe('an account of each kind', () => {
  test.each(kinds)('is connected and accepted in a run: $kind', async ({ kind, account }) => {
    const { page } = await openList();
    const tab = await connect(page, account, kind);
    await tab.getByRole('heading', { name: 'Connected' }).waitFor();
    await leave(tab);
    expect(await run(page, `${kind}: Robin Meyer`)).toBe('works');
  });

  test('is connected and accepted in a run: Salesforce', async () => {
    const { page } = await openList();
    const salesforce = await choose(page, 'Salesforce');
    await salesforce.getByLabel('My Domain name').fill('contoso');
    await salesforce.getByRole('button', { name: 'Connect' }).click();
    await pick(salesforce, /robin@salesforce/);
    await salesforce.getByRole('button', { name: 'Accept' }).click();
    await salesforce.getByRole('heading', { name: 'Connected' }).waitFor();
    await leave(salesforce);
    expect(await run(page, 'Salesforce: Robin Meyer')).toBe('works');
  });

  test('is connected and accepted in a run: API token', async () => {
    const { page } = await openList();
    const token = await choose(page, 'API token');
    await token.getByLabel('API Token', { exact: true }).fill('stand-in-token-of-the-ledger');
    await token.getByLabel('API Token Label').fill(apiToken);
    await token.getByRole('button', { name: 'Connect' }).click();
    await token.getByText('Keyholder sees it in its first run').waitFor();
    await leave(token);
    expect(await run(page, `API token: ${apiToken}`)).toBe('works');
  });

  test('stands in the list, with where it was used', async () => {
    const { view } = await openList();
    const row = (account: RegExp | string) => view.getByRole('row').filter({ hasText: account });
    for (const { account } of kinds) await row(account).waitFor();
    await row('robin@salesforce').waitFor();
    await row(apiToken).waitFor();
    await row(/robin@contoso/)
      .getByRole('button')
      .first()
      .click();
    await view.getByText('8001001').first().waitFor();
  });

  test('is gone after the uninstall', async () => {
    const { page, view } = await openList();
    await view.getByText('Robin Meyer').first().waitFor();
    const lifecycle = await openFromBar(page, 'More', 'Install, uninstall');
    await lifecycle.getByRole('button', { name: 'Uninstall', exact: true }).click();
    await lifecycle.getByText('Everything of the account is being deleted.').waitFor();
    await leave(lifecycle);
    await page.bringToFront();
    await reloadView(page);
    await view.getByRole('heading', { name: nobody }).waitFor();
    expect(await view.getByText('Robin Meyer').count()).toBe(0);
  });
});
