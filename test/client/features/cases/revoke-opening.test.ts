import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { connection, detailOf } from '../../kit/samples.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import { openCase } from '../overview/samples.ts';
import { brief, dryRun, planned, support } from './dry-run-samples.ts';

import {
  answerAll,
  lastAsked,
  listed,
  open,
  opened,
  openings,
  pick,
  placeOf,
  press,
  whenReady,
} from './revoking.ts';

describe('opening a case', () => {
  test('opens what was shown, with an id made here, and goes to it', async () => {
    const view = await open();
    const button = await answerAll();
    await pick(/^Also the people it is about/);
    await userEvent.dblClick(button);
    await waitFor(() => expect(placeOf(view)).toMatchObject({ tab: 'cases' }));
    const [first, ...more] = openings(view);
    expect(first?.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      situation: 'left',
      target: { kind: 'person', userId: '201' },
      fingerprint: 'first',
      visibility: 'people',
    });
    expect(more.every(({ body }) => body.id === first?.body.id)).toBe(true);
    await waitFor(() => expect(placeOf(view)).toEqual({ tab: 'cases', id: first?.body.id }));
  });

  test('is refused when more is touched by now: it says what, and opens the new', async () => {
    const now = dryRun({
      fingerprint: 'second',
      chosen: { count: 2, people: 1, connections: [brief(1), brief(3)] },
      sections: [
        planned(),
        planned({ organization: { id: 'fabrikam', name: 'Fabrikam' } }),
        support(),
      ],
    });
    const refuse: Answer = () =>
      json(
        {
          type: 'urn:keyholder:problem:dry-run-changed',
          title: 'Conflict',
          status: 409,
          detail: 'Changed.',
          dryRun: now,
        },
        409,
      );
    const view = await open({
      opens: (call) => (call.body.fingerprint === 'second' ? opened(call) : refuse(call)),
    });
    await userEvent.click(await answerAll());
    await screen.findByText('What it touches has changed');
    screen.getByText('Chosen connections: 1 before, 2 now.');
    screen.getByText(/^Has to act now as well: Entra admin of .Fabrikam/);
    expect(screen.queryByText(/^Others affected/)).toBeNull();
    expect(await listed('Chosen')).toHaveLength(2);
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(2));
    expect(openings(view)[1]?.body.fingerprint).toBe('second');
  });

  test('that fails keeps the answers; the same again is the same case, other answers another', async () => {
    const view = await open({
      opens: () => problem(503, 'store-unavailable', 'The store is down. Nothing was opened.'),
    });
    await userEvent.click(await answerAll());
    await screen.findByText(/The store is down\. Nothing was opened\./);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Person left' }).checked).toBe(true);
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(2));
    await pick('No longer needed');
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(3));
    const [first, again, other] = openings(view).map(({ body }) => body.id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('where a revocation starts', () => {
  test('at a connection it is chosen already', async () => {
    const one = connection(1);
    const view = await open({
      search: `?app[tab]=connections&app[id]=${one.id}`,
      server: {
        [`/api/connections/${one.id}`]: () => json(detailOf(one)),
      },
    });
    await press('Revoke access');
    await pick('Wrong account connected');
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'wrong_account',
        target: { kind: 'connections', connectionIds: [one.id] },
      }),
    );
    screen.getByText('1 connection is chosen; it is listed below.');
  });

  test('a connection in an open case leads to that case instead', async () => {
    const one = connection(1, { caseId: openCase(1).id, state: 'revoking' });
    const view = await open({
      search: `?app[tab]=connections&app[id]=${one.id}`,
      server: {
        [`/api/connections/${one.id}`]: () => json(detailOf(one)),
      },
    });
    await press(/case/i);
    expect(placeOf(view)).toEqual({ tab: 'cases', id: openCase(1).id });
    expect(screen.queryByRole('button', { name: 'Revoke access' })).toBeNull();
  });

  test('at a person all of theirs is meant, and the person is named', async () => {
    const view = await open({
      search: '?app[tab]=people&app[id]=205',
      server: {
        '/api/people/query': () => json({ items: [], nextCursor: null, unknownPerson: null }),
      },
    });
    await press(/^Revoke everything/);
    await pick('Person left');
    await waitFor(() => expect(lastAsked(view)?.target).toEqual({ kind: 'person', userId: '205' }));
    await screen.findByText('Person 205');
  });

  test('in the help, too; what was answered before is still there', async () => {
    await open();
    await pick('No longer needed');
    await userEvent.click(screen.getByRole('tab', { name: /^Help/ }));
    await press('Revoke access');
    const radio = await screen.findByRole<HTMLInputElement>('radio', { name: 'No longer needed' });
    expect(radio.checked).toBe(true);
  });
});
