import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { connection, page, sessionOf } from '../../../kit/samples.ts';
import { json, problem } from '../../../kit/server.ts';
import { listPath, openView, sessionPath } from '../../../kit/view.ts';
import { showAsWide } from '../../../setup.ts';
import { listOf } from './steps.ts';

const bodyRows = () => screen.getAllByRole('row').slice(1);

describe('the list of everyone', () => {
  test('shows whose each connection is, to which organization, and how both halves stand', async () => {
    await openView({ server: listOf(connection(1)) });
    await screen.findByText('Person 201');
    const row = within(bodyRows()[0] as HTMLElement);
    for (const text of [
      'Account 1',
      'account.1@contoso.example',
      'Contoso',
      'Not known',
      'risk not known',
      'No recorded use',
      'since 23 Jun 2026',
      'Microsoft: granted · monday: stored',
    ]) {
      row.getByText(text);
    }
    screen.getByText('1 connection');
  });

  test('gives no day of connecting for what only a run has shown', async () => {
    const look = { columns: ['firstConnectedAt', 'lastConnectedAt'], density: 'large' };
    await openView({
      answers: { storage: () => ({ success: true, value: JSON.stringify(look) }) },
      server: listOf(connection(1, { source: 'run', userId: null })),
    });
    await screen.findByRole('columnheader', { name: /Connected since/ });
    await screen.findByText('Account 1');
    const row = within(bodyRows()[0] as HTMLElement);
    expect(row.getAllByText('Not reported')).toHaveLength(2);
    row.getByText('seen in a run 23 Jun 2026');
  });

  test('calls the app’s own access what it is, and no person who is not known', async () => {
    await openView({
      server: listOf(connection(1, { provider: 'slack', accountType: 'app', userId: null })),
    });
    await screen.findByText('The app itself');
    const row = within(bodyRows()[0] as HTMLElement);
    row.getByText(/app’s own access/);
    row.getByRole('checkbox', { name: /The app itself/ });
    expect(screen.queryByText('No person known')).toBeNull();
  });

  test('says what it covers, and what it cannot list', async () => {
    await openView({ server: listOf(connection(1)) });
    await screen.findByText(/Connections made through .*Sandbox Connector.* since 30 Sept 2025\./);
    const question = screen.getByRole('button', { name: 'What is not listed?' });
    await userEvent.click(question);
    expect(question.getAttribute('aria-expanded')).toBe('true');
    const list = within(screen.getByRole('list', { name: 'Not listed here' }));
    expect(list.getAllByRole('listitem')).toHaveLength(5);
    list.getByText(/deleted inside monday/);
  });

  test('tells screen readers its name, its length and the place of each row', async () => {
    const items = [connection(1), connection(2)];
    await openView({
      server: {
        [listPath]: ({ body }) =>
          body.cursor
            ? problem(503, 'store-down', 'Down for now.')
            : json(page(items, { total: 1234, nextCursor: 'more' })),
      },
    });
    await screen.findByText('Person 202');
    const table = screen.getByRole('table', { name: 'Connections of everyone in this account' });
    expect(table.getAttribute('aria-rowcount')).toBe('1235');
    const places = screen.getAllByRole('row').map((row) => row.getAttribute('aria-rowindex'));
    expect(places.slice(0, 3)).toEqual(['1', '2', '3']);
    const names = screen.getAllByRole('button', { name: /details$/ }).map((at) => at.textContent);
    expect(new Set(names).size).toBe(names.length);
  });

  test('says what to do while no one has connected anything', async () => {
    await openView({
      server: { [sessionPath]: () => json(sessionOf('admin', { recordsSince: null })) },
    });
    await screen.findByRole('heading', { name: 'No account is connected yet' });
    screen.getByText(/Accounts are connected in monday's automations/);
    expect(screen.getAllByText(/None is recorded yet/).length).toBeGreaterThan(0);
  });

  test('is a list of cards, each with its person, where there is no room for a table', async () => {
    showAsWide(false);
    await openView({ server: listOf(connection(1), connection(2)) });
    const list = within(await screen.findByRole('list', { name: /Connections of everyone/ }));
    expect(screen.queryByRole('table')).toBeNull();
    expect(list.getAllByRole('listitem')).toHaveLength(2);
    await list.findByText('Person 201');
  });

  test('shows names as they are: markup, other scripts, and very long ones', async () => {
    const names = [
      '<b>Bold</b> & "Quoted" <img src=x>',
      'נועה בן־דוד',
      '高橋 美咲',
      'x'.repeat(190),
    ];
    await openView({
      server: listOf(...names.map((displayName, n) => connection(n, { displayName }))),
    });
    for (const name of names) {
      const shown = await screen.findByText(name);
      expect(shown.tagName).toBe('BDI');
    }
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});
