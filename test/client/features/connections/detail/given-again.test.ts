import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ConnectionDetail } from '../../../../../server/contract/connection.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';

const { id } = connection(1);

test('a connection given again says when it was given first, and in which zone times are', async () => {
  const at = '2026-10-26T08:00:00.000Z';
  const detail: ConnectionDetail = {
    connection: connection(1, { lastConnectedAt: at, timesConnected: 2 }),
    uses: [],
    credentials: [],
    history: [
      {
        id: '00000000-0000-4000-8000-000000000001',
        kind: 'connected_again',
        at,
        userId: '42',
        note: null,
        caseId: null,
        saidAt: null,
        saidBy: null,
      },
    ],
    evidence: [],
    cases: [],
    sameIdentity: [],
  };
  await openView({
    role: 'admin',
    answers: { 'get location': () => ({ search: `?tab=connections&id=${id}` }) },
    server: {
      [`/api/connections/${id}`]: () => json(detail),
      [listPath]: () => json(page([connection(1)])),
    },
  });
  await screen.findByText(/At Microsoft: access was given on .* 2026, again on 26 Oct 2026\./);
  const history = within(screen.getByRole('region', { name: 'History' }));
  expect(history.getByText(/^Times are in the time zone .*\(GMT/)).toBeTruthy();
});
