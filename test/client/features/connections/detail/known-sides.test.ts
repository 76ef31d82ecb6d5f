import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Connection, ConnectionDetail } from '../../../../../server/contract/connection.ts';
import { atProvider, connection, detailOf, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';

const at = '2026-06-24T10:00:00.000Z';

const knownOf = (one: Partial<Connection> = {}, rest: Partial<ConnectionDetail> = {}) =>
  detailOf(connection(1, one), rest);

function open(detail: ConnectionDetail, role: 'admin' | 'member' = 'admin') {
  const tab = role === 'admin' ? 'connections' : 'my-connections';
  const { id } = connection(1);
  return openView({
    role,
    answers: { 'get location': () => ({ search: `?tab=${tab}&id=${id}` }) },
    server: {
      [`/api/connections/${id}`]: () => json(detail),
      [listPath]: () => json(page([connection(1)])),
    },
  });
}
const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('what is known of a connection', () => {
  test('does not tell who may not see others that there are none', async () => {
    await open(knownOf(), 'member');
    await screen.findByText('Only an admin can see whether others use this account.');
    expect(document.body.textContent).not.toContain('No other connection of this account');
  });

  test('keeps a refused token in its state, and what a reconnect voided in its evidence', async () => {
    const entry = { caseId: null, userId: '201', saidBy: null, note: null, saidAt: null };
    await open(
      knownOf(
        { state: 'refused', atProvider: atProvider({ at, refusedAt: at }) },
        {
          evidence: [
            { ...entry, id: connection(9).id, kind: 'connected_again', at },
            { ...entry, id: connection(8).id, kind: 'provider_reported', at },
          ],
        },
      ),
    );
    await screen.findByText(
      'Microsoft refused the token on 24 Jun 2026; not yet reported removed.',
    );
    const evidence = await section('Reports and checks');
    evidence.getByText('Reported as removed at Microsoft');
    evidence.getByText(/superseded by a reconnect/);
  });
});
