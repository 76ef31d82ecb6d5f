import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Asked } from '../../kit/frame.ts';
import {
  type Answer,
  answering,
  askedAbout,
  fault,
  isAbout,
  listed,
  openTab,
  raw,
  variablesOf,
} from './steps.ts';

describe('one of monday’s own connections', () => {
  async function openOne(boards: Answer) {
    const view = await openTab(answering(() => listed(raw(1)), boards));
    const row = await screen.findByRole('button', { name: /account\.1.*details$/ });
    expect(askedAbout(view.frame, 'connection_board_ids')).toEqual([]);
    await userEvent.click(row);
    await screen.findByRole('heading', { level: 1, name: 'account.1@contoso.example' });
    return view;
  }

  test('names the boards that use it, asked for only now', async () => {
    const { frame } = await openOne(() => ({ data: { boards: ['81', '82'] } }));
    await screen.findByText('Board 82');
    screen.getByRole('button', { name: 'Copy board number 82' });
    expect(askedAbout(frame, 'connection_board_ids').map(variablesOf)).toEqual([{ id: '1' }]);
  });

  test('asks with the older argument where monday knows only that', async () => {
    const { frame } = await openOne((asked) =>
      isAbout(asked, 'connection_id:') ? fault('Unknown argument') : { data: { boards: [81] } },
    );
    await screen.findByText('Board 81');
    expect(variablesOf(askedAbout(frame, 'connectionId:')[0] as Asked)).toEqual({ id: 1 });
  });

  test('does not take no board for no use', async () => {
    await openOne(() => ({ data: { boards: [] } }));
    await screen.findByText(/names no board .* does not mean that nothing needs it/);
  });

  test('says where monday does not tell', async () => {
    await openOne(() => fault('No.', 'USER_UNAUTHORIZED'));
    await screen.findByText('monday does not say here on which boards it is used.');
  });
});
