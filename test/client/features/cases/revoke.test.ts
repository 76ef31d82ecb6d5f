import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { choose } from '../../kit/choose.ts';
import { connection } from '../../kit/samples.ts';
import { problem } from '../../kit/server.ts';
import { listPath } from '../../kit/view.ts';
import { openCase } from '../overview/samples.ts';
import { brief, dryRun, planned, support } from './dry-run-samples.ts';

import {
  answerAll,
  chooseThePerson,
  isOff,
  lastAsked,
  listed,
  open,
  openings,
  pick,
  placeOf,
  press,
  toOpen,
  whenReady,
} from './revoking.ts';

describe('preparing a revocation', () => {
  test('asks what happened and about whom, and shows what it touches and who must act', async () => {
    const view = await open({
      touches: () =>
        dryRun({
          sections: [
            planned(),
            planned({ organization: { id: 'fabrikam', name: 'Fabrikam' }, connectionCount: 2 }),
            support(),
          ],
          warnings: [
            { code: 'personal_accounts', count: 2 },
            { code: 'other_monday_accounts', count: null },
          ],
        }),
    });
    const button = await toOpen();
    expect(isOff(button)).toBe(true);
    screen.getByText('Answer 1 and 2 first.');
    await answerAll();
    expect(lastAsked(view)).toEqual({
      situation: 'left',
      target: { kind: 'person', userId: '201' },
    });
    expect(await listed('Chosen')).toEqual([expect.stringMatching(/Account 1.*Person 201/)]);
    expect(await listed('Also affected')).toEqual([
      expect.stringMatching(/Account 2.*Person 202.*the same connected account/),
    ]);
    expect(await listed('Who must act')).toEqual([
      expect.stringMatching(/^MEntra admin of .Contoso.*at Microsoft 365 · 1 connection/),
      expect.stringMatching(/^MEntra admin of .Fabrikam.*2 connections/),
      expect.stringMatching(/^monday support.*in monday/),
    ]);
    screen.getByText(/^2 are personal accounts\. Only their owners can .* no admin way/);
    screen.getByText(/who connected from other monday accounts\. They cannot be listed/);
    screen.getByText(/^No recorded use\. Automations may still use them/);
    expect(document.body.textContent).not.toMatch(/\brevoked\b/i);
    expect(openings(view)).toEqual([]);
  });

  test('of a whole organization asks for the method, and forgets it when it is about a person', async () => {
    const view = await open();
    await pick('No longer needed');
    await pick('Everyone of an organization');
    // The count is beside the name, not in what is cut where the name is long.
    await choose('Organization', /Contoso.*5 connections/);
    await waitFor(() =>
      expect(lastAsked(view)?.target).toEqual({
        kind: 'organization',
        provider: 'microsoft',
        organizationId: 'tenant',
      }),
    );
    await pick('Remove the Enterprise application');
    await waitFor(() => expect(lastAsked(view)?.method).toBe('remove_app'));
    await pick('Everything of one person');
    await chooseThePerson();
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'not_needed',
        target: { kind: 'person', userId: '201' },
      }),
    );
    expect(screen.queryByRole('radio', { name: 'Remove the Enterprise application' })).toBeNull();
  });

  test('of a compromised organization is about one organization, with nothing to choose beside it', async () => {
    const view = await open();
    await pick('Person left');
    await pick('Everything of one person');
    await chooseThePerson();
    await pick('Whole organization compromised');
    const kinds = screen.getByRole('group', { name: '2. What is it about?' });
    expect(within(kinds).getAllByRole('radio')).toHaveLength(1);
    await choose('Organization', /Contoso.*5 connections/);
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'organization_compromised',
        target: { kind: 'organization', provider: 'microsoft', organizationId: 'tenant' },
      }),
    );
    expect(screen.queryByText('How shall the Entra admin end it?')).toBeNull();
  });

  test('leads to the open cases that cover some of it already, and keeps what was answered', async () => {
    const items = [1, 2, 3].map((n) => {
      const { id, situation, openedAt } = openCase(n);
      return { id, situation, openedAt };
    });
    const view = await open({
      touches: () =>
        dryRun({
          warnings: [{ code: 'in_open_case', count: 9 }],
          openCases: { count: 5, items },
        }),
    });
    await answerAll();
    expect(await listed('Open cases that cover them')).toEqual([
      expect.stringMatching(/^Go to: Person left, opened 23 June 2026/),
      expect.anything(),
      expect.anything(),
      'and 2 more open cases',
    ]);
    const [, second] = screen.getAllByRole('button', { name: /^Go to: Person left/ });
    await userEvent.click(second as HTMLElement);
    await waitFor(() => expect(placeOf(view)).toEqual({ tab: 'cases', id: openCase(2).id }));
  });

  test('says of each known automation on whose connection, to which account, it hangs', async () => {
    const where = {
      kind: 'board',
      boardId: '3',
      hostType: null,
      hostInstanceId: null,
      integrationId: '2',
      recipeId: null,
    } as const;
    const at = '2026-06-01T10:00:00.000Z';
    const use = (n: number) => {
      const { id, provider, displayName, userId } = brief(n);
      const seen = { where, firstUsedAt: at, lastUsedAt: at, runs: 1 };
      return { ...seen, connectionId: id, provider, displayName, userId };
    };
    await open({
      touches: () => dryRun({ automations: { count: 2, items: [use(1), use(2)] } }),
    });
    await answerAll();
    const named = /uses the connection of .+ to Microsoft.*: .Account 1/;
    await waitFor(async () => {
      const [first, second] = await listed('Known automations');
      expect(first).toMatch(named);
      expect(second).toMatch(/to Microsoft.*: .Account 2/);
    });
  });

  test('shows ten of many connections, and the rest on request', async () => {
    const connections = Array.from({ length: 25 }, (_, n) => brief(n + 1));
    await open({ touches: () => dryRun({ chosen: { count: 140, people: 9, connections } }) });
    await answerAll();
    expect(await listed('Chosen')).toHaveLength(10);
    await press('Show 15 more, Chosen');
    expect(await listed('Chosen')).toHaveLength(25);
    expect(document.activeElement?.textContent).toMatch(/Account 11/);
  });

  test('says when there is nothing to revoke, and opens nothing', async () => {
    await open({
      touches: () => problem(404, 'nothing-chosen', 'There is no connection to revoke here.'),
    });
    await pick('Person left');
    await pick('Everything of one person');
    await chooseThePerson();
    await screen.findByRole('heading', { name: 'There is nothing to revoke' });
    expect(isOff(await toOpen())).toBe(true);
  });

  test('is about one’s own connections for everyone who is no admin', async () => {
    const view = await open({ role: 'viewer' });
    await pick('I do not need it any more');
    expect(screen.queryByRole('radio', { name: 'Whole organization compromised' })).toBeNull();
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Account 2/ }));
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'not_needed',
        target: { kind: 'connections', connectionIds: [connection(2).id] },
      }),
    );
    expect(view.server.callsOf(listPath)[0]?.body.scope).toBe('mine');
    expect(screen.queryByRole('radio', { name: 'Everyone of an organization' })).toBeNull();
    expect(screen.queryByText('Who sees the case?')).toBeNull();
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(1));
    expect(openings(view)[0]?.body).not.toHaveProperty('visibility');
  });
});
