import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../kit/frame.ts';
import { openAt } from './steps.ts';

describe('the look of the list', () => {
  const kept = (value: unknown) => ({
    storage: ({ args }: Asked) => ({ success: true, ...(args.key ? { value } : {}) }),
  });
  const headers = () => screen.getAllByRole('columnheader').map((header) => header.textContent);
  const usual = ['', 'Person', 'Connected account', 'Organization', 'Access', 'Last used', 'State'];

  test('is chosen for oneself and kept in monday, without the way to a connection being lost', async () => {
    const { frame } = await openAt('');
    await screen.findByText('Account 1');
    expect(headers()).toEqual(usual);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Used in' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Person' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Low: one line a row' }));
    const always = screen.getByRole<HTMLInputElement>('checkbox', { name: /Connected account/ });
    expect(always.disabled).toBe(true);
    expect(headers()).toEqual([...usual.slice(0, 1), ...usual.slice(2, 6), 'Used in', 'State']);
    await waitFor(() => {
      const { args } = frame.askedFor('storage').at(-1) ?? {};
      expect(args).toMatchObject({ key: 'list-look-101' });
      expect(JSON.parse(String(args?.value))).toEqual({
        columns: ['displayName', 'organization', 'access', 'lastUsedAt', 'usedIn', 'state'],
        density: 'small',
      });
    });
  });

  test.each(['not json', '{"columns":"all"}', '[]', 7, null])(
    'falls back to the usual one where %j is kept',
    async (value) => {
      await openAt('', kept(value));
      await screen.findByText('Account 1');
      expect(headers()).toEqual(usual);
    },
  );

  test('passes over columns of another version', async () => {
    await openAt('', kept('{"columns":["mood","state"],"density":"huge"}'));
    await waitFor(() => expect(headers()).toEqual(['', 'Connected account', 'State']));
  });
});
