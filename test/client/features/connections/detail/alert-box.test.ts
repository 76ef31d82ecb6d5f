import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { EarlierCase } from '../../../../../server/contract/case-brief.ts';
import type { Connection } from '../../../../../server/contract/connection.ts';
import { atProvider, connection } from '../../../kit/samples.ts';
import { type Answer, json, problem } from '../../../kit/server.ts';
import { placeOf, press } from '../../../kit/steps.ts';
import { openView } from '../../../kit/view.ts';
import { caseOf } from '../../cases/samples.ts';

const raisedAt = '2026-06-24T10:00:00.000Z';
const caseId = '0197a000-0000-7000-8000-0000000000c0';
const path = `/api/connections/${connection(1).id}`;
const ackPath = `${path}/acknowledgement`;
const closed: EarlierCase = {
  id: caseId,
  situation: 'left',
  status: 'closed',
  openedAt: '2026-06-20T10:00:00.000Z',
  closedAt: '2026-06-22T10:00:00.000Z',
};
const reconnected = {
  state: 'reconnected',
  alerts: ['reconnected'],
  atProvider: atProvider({ contradicted: { by: 'reconnect', at: raisedAt } }),
} as const;
const known = { at: '2026-06-25T10:00:00.000Z', by: '202', reason: 'Came back to us' };

function open(
  one: Partial<Connection>,
  server: Record<string, Answer> = {},
  role = 'admin' as const,
) {
  const detail = {
    connection: connection(1, { ...reconnected, ...one, alerts: ['reconnected'] }),
    uses: [],
    credentials: [],
    history: [],
    evidence: [],
    cases: [closed],
    sameIdentity: [],
  };
  return openView({
    role,
    answers: { 'get location': () => ({ search: `?tab=connections&id=${connection(1).id}` }) },
    server: { [path]: () => json(detail), ...server },
  });
}

describe('an alert on the page of a connection', () => {
  test('is acknowledged with a reason, up to what is shown; without one nothing is sent', async () => {
    let isRefused = true;
    const { server } = await open(
      {},
      {
        [ackPath]: () =>
          isRefused
            ? problem(409, 'alerts-changed', 'There is a new alert.')
            : new Response(null, { status: 204 }),
      },
    );
    await screen.findAllByText('Reconnected after revocation');
    await press('Acknowledge');
    const dialog = within(await screen.findByRole('dialog'));
    const yes = () => dialog.getByRole('button', { name: 'Acknowledge' });
    await userEvent.click(yes());
    await dialog.findByText('Say why it may stand.');
    expect(server.callsOf(ackPath)).toHaveLength(0);
    await userEvent.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Came back to us');
    await userEvent.click(yes());
    await dialog.findByText(/There is a new alert/);
    isRefused = false;
    await userEvent.click(yes());
    await screen.findByText('The alert is acknowledged.');
    expect(server.callsOf(ackPath).at(-1)).toMatchObject({
      method: 'POST',
      body: { reason: 'Came back to us', upTo: raisedAt },
    });
  });

  test('that was acknowledged says by whom and why, and can be raised again', async () => {
    const { server } = await open(
      { acknowledged: known },
      { [ackPath]: () => new Response(null, { status: 204 }) },
    );
    await screen.findByText(/Acknowledged .* by .Person 202.: .Came back to us/);
    await press('Undo');
    await screen.findByText('The alert is active again.');
    expect(server.callsOf(ackPath)).toMatchObject([{ method: 'DELETE' }]);
  });

  test('leads back into the case that ended: it is reopened by a button', async () => {
    const reopenPath = `/api/cases/${caseId}/reopen`;
    const view = await open(
      {},
      { [reopenPath]: () => json(caseOf()), [`/api/cases/${caseId}`]: () => json(caseOf()) },
    );
    const list = within(await screen.findByRole('region', { name: 'Cases' }));
    list.getByText(/Closed · opened 20 Jun 2026 · closed 22 Jun 2026/);
    await press('Reopen the case');
    await screen.findByRole('heading', { level: 1, name: /Person left/ });
    expect(view.server.callsOf(reopenPath)).toHaveLength(1);
    expect(placeOf(view)).toEqual({ tab: 'cases', id: caseId });
  });
});
