import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../server/contract/session.ts';
import { page, sessionOf } from '../../kit/samples.ts';
import { json, problem } from '../../kit/server.ts';
import { listPath, openView, sessionPath } from '../../kit/view.ts';

const handoffsPath = '/api/handoffs';
const show = 'See all apps in your Microsoft organization';

const open = (features: Partial<Session['features']> = {}) =>
  openView({
    answers: { 'execute openLinkInTab': () => ({}) },
    server: {
      [sessionPath]: () => json(sessionOf('admin', features)),
      [listPath]: () => json(page([])),
      [handoffsPath]: () => json({ code: 'c0de', expiresAt: '2026-11-24T14:01:00.000Z' }, 201),
    },
  });

const ask = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'What is not listed?' }));

describe('the inventory at Entra', () => {
  test('is opened where the list says what it lacks, in a tab of its own', async () => {
    const { frame, server } = await open();
    await ask();
    await userEvent.click(screen.getByRole('button', { name: show }));
    const link = await screen.findByRole('link', { name: new RegExp(show) });
    expect(link.getAttribute('href')).toMatch(/\/entra#c0de$/);
    expect(server.callsOf(handoffsPath)).toMatchObject([{ body: { purpose: 'inventory' } }]);
    expect(frame.askedFor('execute openLinkInTab')).toHaveLength(1);
  });

  test('says why it could not be opened', async () => {
    const { server } = await open();
    server.answers[handoffsPath] = () => problem(503, 'store-down', 'Down for now.');
    await ask();
    await userEvent.click(screen.getByRole('button', { name: show }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be opened.*Down/);
  });

  test('says what to set up where the server has no sign-in', async () => {
    await open({ entraCheck: false });
    await ask();
    await screen.findByText(/the operator of this server sets ENTRA_CLIENT_ID/);
    expect(screen.queryByRole('button', { name: show })).toBeNull();
  });

  test('stands in the line above the list with its numbers, once they were kept', async () => {
    const line = { at: '2026-11-20T14:02:00.000Z', by: '201', apps: 3, people: 45, onlyAtEntra: 2 };
    await open({ inventory: line });
    await screen.findByText(
      /Inventory at Entra last made 20 Nov 2026 by .Person 201.: 3 apps, 45 people, 2 of them only/,
    );
  });
});
