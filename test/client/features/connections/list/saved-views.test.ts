import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../kit/frame.ts';
import { listPath, openView } from '../../../kit/view.ts';
import { chips, openAt, server } from './steps.ts';

describe('saved views', () => {
  /** monday's storage of the app, as the view reads and writes it. */
  function storage() {
    const kept = new Map<string, unknown>();
    const answer = ({ args }: Asked) => {
      const { key, value } = args as { key: string; value?: string };
      if (value !== undefined) kept.set(key, value);
      return { success: true, value: kept.get(key) ?? null };
    };
    return { kept, answer };
  }
  const openViews = () => userEvent.click(screen.getByRole('button', { name: 'Saved views' }));

  test('keep filters and order under a name in monday, for their person, and are shown again', async () => {
    const { kept, answer } = storage();
    const { server: asked } = await openAt('&risk=high&sort=-displayName', { storage: answer });
    await screen.findByText('Account 1');
    await userEvent.type(screen.getByRole('searchbox'), 'grace');
    await openViews();
    await screen.findByText('You have no saved views.');
    await userEvent.type(screen.getByLabelText('Name of the view'), 'Risky ones');
    await userEvent.click(screen.getByRole('button', { name: 'Save this view' }));
    await screen.findByRole('button', { name: 'Risky ones' });
    expect(JSON.parse(String(kept.get('list-views-101')))).toEqual([
      { name: 'Risky ones', filters: { risk: 'high', sort: '-displayName' } },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(asked.callsOf(listPath).at(-1)?.body).not.toHaveProperty('risk'));
    await userEvent.click(screen.getByRole('button', { name: 'Risky ones' }));
    await waitFor(() => expect(chips()).toContain('Highest risk: High'));
    await userEvent.click(screen.getByRole('button', { name: /Delete the view/ }));
    await screen.findByText('You have no saved views.');
  });

  test('that cannot be read are not overwritten', async () => {
    await openAt('', { storage: () => ({ success: false }) });
    await screen.findByText('Account 1');
    await openViews();
    await screen.findByText(/could not be loaded. They are not lost/);
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save this view' });
    expect(save.disabled || save.getAttribute('aria-disabled') === 'true').toBe(true);
  });

  test('are shared by the address of monday’s page, without anything secret in it', async () => {
    const { answer } = storage();
    const href = 'https://sandbox.monday.com/apps?sessionToken=secret&app[tab]=people';
    await openView({
      answers: {
        'get location': () => ({ href, search: '?tab=connections&risk=high' }),
        storage: answer,
      },
      server,
    });
    await screen.findByText('Account 1');
    await openViews();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Copy link to this view' }));
    await screen.findByText('The link is copied.');
    const copied = new URL(await navigator.clipboard.readText());
    expect(Object.fromEntries(copied.searchParams)).toEqual({
      'app[tab]': 'connections',
      'app[risk]': 'high',
    });
  });
});
