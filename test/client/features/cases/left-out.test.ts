import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { choose } from '../../kit/choose.ts';
import { type Answer, type Call, json, problem } from '../../kit/server.ts';
import { openView } from '../../kit/view.ts';
import { brief, dryRun } from './dry-run-samples.ts';
import { openCaseView } from './open-case-view.ts';
import { caseOf, casePath, inCase, sectionOf } from './samples.ts';

const organization = { id: 'tenant', name: 'Contoso' };
const [own, shared] = [brief(1, { organization }), brief(2, { organization })];
const isDryRun = ({ url }: Call) => url.includes('dryRun=true');
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const listOf = async (name: string) => within(await screen.findByRole('list', { name }));

describe('before a case is opened, an account', () => {
  const touches = ({ body }: Call) => {
    const asked = Array.isArray(body.leftOut) ? body.leftOut : [];
    const leftOut = [own, shared].filter(({ id }) => asked.includes(id));
    const connections = [own, shared].filter((one) => !leftOut.includes(one));
    return dryRun({
      fingerprint: `without ${leftOut.length}`,
      chosen: { count: connections.length, people: 1, connections },
      leftOut: leftOut.map(({ alsoUsedBy, ...one }) => one),
    });
  };

  test('can be left out and included, is kept while one is elsewhere, and goes with the opening', async () => {
    const { server } = await openView({
      role: 'admin',
      answers: { 'get location': () => ({ search: '?app[tab]=cases&app[id]=new' }) },
      server: {
        '/api/cases': (call) => {
          if (isDryRun(call)) return json(touches(call));
          return call.method === 'POST' ? json({}, 500) : json({ items: [], nextCursor: null });
        },
        '/api/organizations': () => json({ items: [] }),
      },
    });
    await userEvent.click(await screen.findByRole('radio', { name: 'No longer needed' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Everyone at a provider' }));
    await choose('Provider', 'Microsoft 365');
    await press(/^Leave out: .Account 2, Microsoft 365/);
    (await listOf('Left out')).getByText('Account 2');
    screen.getByText('1 connection of 1 person');
    // The last one stays: there would be no case.
    expect(screen.queryByRole('button', { name: /^Leave out:/ })).toBeNull();

    await userEvent.click(screen.getByRole('tab', { name: /^Help/ }));
    await press('Revoke access');
    (await listOf('Left out')).getByText('Account 2');
    await press(/^Include: .Account 2/);
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Left out' })).toBeNull());
    await press(/^Leave out: .Account 1, Microsoft 365/);
    await listOf('Left out');
    const opens = await screen.findByRole('button', { name: 'Open case' });
    await waitFor(() => expect(opens.getAttribute('aria-disabled')).not.toBe('true'));
    await userEvent.click(opens);
    const opening = () =>
      server.callsOf('/api/cases').find((call) => call.method === 'POST' && !isDryRun(call));
    await waitFor(() =>
      expect(opening()?.body).toMatchObject({ leftOut: [own.id], fingerprint: 'without 1' }),
    );
  });
});

describe('in an open case, an account', () => {
  const two = (rest: Partial<RevocationCase> = {}) =>
    caseOf({ connectionCount: 2, sections: [sectionOf(1)], ...rest });
  /** Answers the case as it was changed, once it was. */
  const open = (server: Record<string, Answer>, of = () => two()) =>
    openCaseView({
      of: of(),
      connections: [inCase(1, { organization }), inCase(2)],
      server: { [casePath]: () => json(of()), ...server },
    });

  test('is left out with a reason, which a failure keeps', async () => {
    let fails = true;
    const leftOut = { ...brief(2), leftOutAt: '2026-06-24T12:00:00.000Z', leftOutBy: '101' };
    const after = two({
      connectionCount: 1,
      leftOut: { count: 1, connections: [{ ...leftOut, reason: 'Shared' }] },
    });
    const view = await open(
      {
        [`${casePath}/left-out`]: () =>
          fails ? problem(409, 'not-in-case', 'It is not in the case.') : json(after),
      },
      () => (fails ? two() : after),
    );
    await press(/^Leave out: .Account 2/);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Leave out' }));
    await dialog.findByText('Say why it is left out.');
    expect(view.server.callsOf(`${casePath}/left-out`)).toHaveLength(0);
    await userEvent.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Shared');
    await userEvent.click(dialog.getByRole('button', { name: 'Leave out' }));
    await dialog.findByText(/It is not in the case\. .*It was not left out\./);
    expect(dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' }).value).toBe(
      'Shared',
    );
    fails = false;
    await userEvent.click(dialog.getByRole('button', { name: 'Leave out' }));
    const list = await listOf('Left out of the case');
    list.getByText(/left out on 24 June 2026.* by .*reason: .Shared/);
    expect(view.server.callsOf(`${casePath}/left-out`).at(-1)?.body).toEqual({
      connectionIds: [inCase(2).id],
      reason: 'Shared',
    });
  });

  test('that was left out is included again', async () => {
    const leftOut = { ...brief(3), leftOutAt: '2026-06-24T12:00:00.000Z', leftOutBy: '101' };
    const of = two({ leftOut: { count: 1, connections: [{ ...leftOut, reason: null }] } });
    const { server } = await open({}, () => of);
    (await listOf('Left out of the case')).getByText(/before the case was opened/);
    await press(/^Include again: .Account 3/);
    await waitFor(() =>
      expect(
        server
          .callsOf(`${casePath}/connections`)
          .filter(({ method }) => method === 'POST')
          .map(({ body }) => body),
      ).toEqual([{ connectionIds: [brief(3).id] }]),
    );
  });

  test('becomes the person’s own, or none, after what that does was said', async () => {
    const own = sectionOf(1, { isOwnAccount: true, connectionIds: [inCase(1).id] });
    let isChanged = false;
    const of = () => (isChanged ? two({ sections: [own] }) : two());
    const change = () => {
      isChanged = true;
      return json(of());
    };
    const { server } = await open({ [`${casePath}/own-accounts`]: change }, of);
    await press(/^Person's own: .Account 1/);
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByText(/it is disabled and signed out everywhere/);
    dialog.getByText(/What was reported of them in this case is withdrawn/);
    await userEvent.click(dialog.getByRole('button', { name: 'Change the steps' }));
    await waitFor(() =>
      expect(server.callsOf(`${casePath}/own-accounts`)[0]?.body).toEqual({
        connectionId: inCase(1).id,
        isOwn: true,
      }),
    );
    await screen.findByRole('button', { name: /^Not the person's own: .Account 1/ });
  });

  test('cannot be left out of a closed case', async () => {
    await open({}, () => two({ status: 'closed', closedAt: '2026-06-24T12:00:00.000Z' }));
    await screen.findByRole('list', { name: 'Connections in this case' });
    await screen.findAllByRole('button', { name: /^Details of/ });
    expect(screen.queryByRole('button', { name: /^Leave out/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /person's own/i })).toBeNull();
  });
});
