import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ConnectionDetail } from '../../../../../server/contract/connection.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json, problem } from '../../../kit/server.ts';
import { listPath, openView, providersPath } from '../../../kit/view.ts';

const path = `/api/connections/${connection(1).id}`;
const detail: ConnectionDetail = {
  connection: connection(1, {
    scopes: [{ name: 'Mail.Read', source: 'granted' }],
    access: 'lasting',
  }),
  uses: [],
  credentials: [],
  history: [],
  evidence: [],
  cases: [],
  sameIdentity: [],
};

test('permissions without a description leave the rest of the page', async () => {
  const { server } = await openView({
    answers: { 'get location': () => ({ search: `?tab=connections&id=${connection(1).id}` }) },
    server: {
      [path]: () => json(detail),
      [providersPath]: () => problem(500, 'about:blank', 'Catalogue is away.'),
    },
  });
  await screen.findByText('Catalogue is away.');
  screen.getByText('This connection is active.');
  expect(server.callsOf(path)).toHaveLength(1);
});

test('a card says what its connection can do', async () => {
  await openView({
    role: 'member',
    server: { [listPath]: () => json(page([detail.connection])) },
  });
  await screen.findByText(/ can: read mail, even while you are away$/);
});
