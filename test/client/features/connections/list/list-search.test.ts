import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { announced } from '../../../kit/announced.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';
import { lastQuery, listOf } from './steps.ts';

describe('the list of everyone', () => {
  test('sorts by a column with the Enter key, the other way with the next, and starts at the last connected', async () => {
    const { server } = await openView({ server: listOf(connection(1)) });
    await screen.findByText('Account 1');
    expect(lastQuery(server.callsOf(listPath))).toMatchObject({ sort: '-lastConnectedAt' });
    const header = screen.getByRole('columnheader', { name: /Connected account/ });
    header.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(header.getAttribute('aria-sort')).toBe('ascending'));
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ sort: 'displayName' }),
    );
    await userEvent.keyboard(' ');
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ sort: '-displayName' }),
    );
  });

  test('searches after a pause, keeps the text out of every address, and says what it found', async () => {
    const { server, frame } = await openView({
      server: {
        [listPath]: ({ body }) =>
          json(page(body.q ? [connection(2)] : [connection(1), connection(2)])),
      },
    });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.paste('Ada');
    await userEvent.paste(' Löv');
    await waitFor(() => expect(screen.queryByText('Account 1')).toBeNull());
    const searches = server.callsOf(listPath).filter(({ body }) => body.q);
    expect(searches.map(({ body }) => body.q)).toEqual(['Ada Löv']);
    expect(JSON.stringify(frame.askedFor('set location'))).not.toContain('Ada');
    expect(window.location.href).not.toContain('Ada');
    await waitFor(() => expect(announced()).toBe('1 connection found'));
  });

  test('offers to clear what left nothing over', async () => {
    await openView({
      server: { [listPath]: ({ body }) => json(page(body.q ? [] : [connection(1)])) },
    });
    await screen.findByText('Account 1');
    await userEvent.type(screen.getByRole('searchbox'), 'nobody');
    await userEvent.click(await screen.findByRole('button', { name: 'Clear search and filter' }));
    await screen.findByText('Account 1');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  });

  test('shows one’s own connections on request, and everyone’s again', async () => {
    const { server } = await openView({ server: listOf(connection(1)) });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('button', { name: 'Only mine' }));
    await screen.findByRole('heading', { name: 'My connections' });
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ scope: 'mine' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Everyone' }));
    await screen.findByRole('table');
  });
});
