import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Connection, ConnectionDetail } from '../../../../../server/contract/connection.ts';
import { atProvider, connection, inMonday, page } from '../../../kit/samples.ts';
import { json, problem } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';

const at = '2026-06-24T10:00:00.000Z';
const nowhere = {
  boardId: null,
  hostType: null,
  hostInstanceId: null,
  integrationId: null,
  recipeId: null,
};
const granted = (name: string) => ({ name, source: 'granted' as const });

const detailOf = (
  one: Partial<Connection> = {},
  rest: Partial<ConnectionDetail> = {},
): ConnectionDetail => ({
  connection: connection(1, { scopes: [granted('Mail.Read')], access: 'lasting', ...one }),
  uses: [],
  credentials: [],
  history: [],
  evidence: [],
  cases: [],
  sameIdentity: [],
  ...rest,
});
const path = `/api/connections/${connection(1).id}`;

function open(detail: ConnectionDetail, role: 'admin' | 'member' | 'guest' = 'admin') {
  const tab = role === 'admin' ? 'connections' : 'my-connections';
  return openView({
    role,
    answers: { 'get location': () => ({ search: `?tab=${tab}&id=${connection(1).id}` }) },
    server: { [path]: () => json(detail), [listPath]: () => json(page([connection(1)])) },
  });
}
const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('a connection on its own', () => {
  test('is told in a sentence for each half, and never more than is known', async () => {
    await open(detailOf());
    await screen.findByText('This connection is active.');
    screen.getByText(/At Microsoft: access was given on 23 Jun 2026\. No removal is recorded/);
    screen.getByText(/In monday: .* as far as is known; monday reports no deletions/);
  });

  test('begins with a card of who it is, its state and what is next', async () => {
    await open(detailOf());
    const summary = await screen.findByText('This connection is active.');
    const head = within(summary.closest('header') as HTMLElement);
    head.getByText(/^Microsoft 365/);
    head.getByText('Active');
    head.getByRole('button', { name: 'Revoke access' });
  });

  test('of the app itself names no person, and says that an admin removes the app', async () => {
    await open(detailOf({ provider: 'slack', accountType: 'app', userId: null, source: 'run' }));
    await screen.findByText('This is the app’s own access');
    screen.getByText(/It goes on when a person removes their own authorization or leaves/);
    (await section('In monday')).getByText('The app itself');
    expect(screen.queryByText('Who connected it is not known')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Others with the same account' })).toBeNull();
  });

  test('names who reported, and says that a report is no confirmation', async () => {
    await open(
      detailOf({
        state: 'revoked',
        atProvider: atProvider({ at, state: 'reported', by: '901' }),
        inMonday: inMonday({ at, state: 'reported_deleted', by: 'support: Sam' }),
      }),
    );
    await screen.findByText(/reported as removed .*Person 901.*\. Not confirmed\./);
    screen.getByText(/a user without a monday account, who gave the name .*Sam/);
  });

  test('takes the focus to its heading, and leads back to the list', async () => {
    await open(detailOf());
    const heading = await screen.findByRole('heading', { level: 1, name: 'Account 1' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const trail = within(screen.getByRole('navigation', { name: 'Where you are' }));
    await userEvent.click(trail.getByRole('button', { name: 'Connections' }));
    await screen.findByRole('table');
  });

  test('shows ids to copy, and what monday and Keyholder store', async () => {
    await open(detailOf({}, { credentials: [{ userCredentialsId: '221927', since: at }] }));
    const monday = await section('In monday');
    monday.getByText('221927');
    monday.getByText('seen since 24 Jun 2026');
    monday.getByText(/support can find the credential by such a number/);
    monday.getByRole('button', { name: 'Copy credential number 221927' });
    monday.getByText(/It never has the secret/);
    const provider = await section('At Microsoft');
    for (const name of ['Account ID', 'Organization ID']) {
      provider.getByRole('button', { name: `Copy: ${name}` });
    }
    await provider.findByRole('button', { name: 'Copy: Application ID' });
  });

  test('says of each permission whether it was granted or asked for, why, how risky and how long', async () => {
    await open(
      detailOf({
        scopes: [granted('Mail.Read'), { name: 'Brand.New', source: 'requested' }],
      }),
    );
    const was = within(await screen.findByRole('list', { name: 'Granted' }));
    was.getByText('Reads mail.');
    was.getByText('High risk');
    was.getByText('Long-lived: refreshes by itself');
    const asked = within(screen.getByRole('list', { name: 'Asked for' }));
    asked.getByText(/There is no description of this permission here/);
    asked.getByText('Risk not known');
  });

  test('lists where it was seen used, with last, first and number of runs', async () => {
    await open(
      detailOf(
        { usedIn: 2, lastUsedAt: at },
        {
          uses: [
            {
              where: { ...nowhere, kind: 'board', boardId: '80', integrationId: '39' },
              firstUsedAt: '2026-06-01T10:00:00.000Z',
              lastUsedAt: at,
              runs: 1200,
            },
            { where: { ...nowhere, kind: 'unknown' }, firstUsedAt: at, lastUsedAt: at, runs: 1 },
          ],
        },
      ),
    );
    const [first, second] = (
      await screen.findByRole('list', { name: /Automations with recorded use/ })
    ).children;
    expect(first?.textContent).toMatch(
      /Automation 39 on board 80.*Last 24 June 2026 at .*First 1 June 2026 at .*1[.,]200 recorded runs/,
    );
    expect(second?.textContent).toMatch(/A place that monday did not name.*1 recorded run/);
    screen.getByText('Last recorded use: 24 Jun 2026.');
  });

  test('never calls a connection unused', async () => {
    await open(detailOf());
    const used = await section('Where used');
    used.getByText('No recorded use since 23 Jun 2026. Automations may still need it.');
    expect(document.body.textContent).not.toMatch(/unused/i);
  });

  test('found by a run alone says that no one knows who connected it, and for whom it ran', async () => {
    await open(detailOf({ source: 'run', userId: null, seenWithUserId: '777' }));
    await screen.findByText(
      /At Microsoft: first seen in a run on .* It is not known when access was given/,
    );
    screen.getByText(/In monday: .* Since when it is stored is not known/);
    expect(screen.queryByText(/access was given on/)).toBeNull();
    await screen.findByText('Who connected it is not known');
    await screen.findByText(
      /It ran for .*Person 777.* That does not mean that they connected it\./,
    );
  });

  test('names the others with the same account, and what they share', async () => {
    await open(detailOf({}, { sameIdentity: [connection(2)] }));
    await screen.findByText(/They share one permission at Microsoft/);
    await screen.findByRole('button', { name: /Details of the connection of .*Person 202/ });
  });

  test('tells its history in words', async () => {
    const entry = { at, caseId: null, userId: '201', saidAt: null, saidBy: null, note: null };
    await open(
      detailOf(
        {},
        {
          history: [
            { ...entry, id: connection(8).id, kind: 'refused_in_run' },
            { ...entry, id: connection(9).id, kind: 'connected' },
          ],
        },
      ),
    );
    const list = within(await screen.findByRole('list', { name: /What happened/ }));
    list.getByText('Microsoft did not accept its token in a run');
    await list.findByText(/in a run for .*Person 201/);
    list.getByText(/· by .*Person 201/);
  });

  test('says where access is revoked, for its type of account only', async () => {
    await open(detailOf());
    const next = await section('Remove the access');
    await next.findByRole('link', { name: /My Apps/ });
    expect(next.queryByText('Apps and services')).toBeNull();
    next.getByRole('link', { name: 'support@monday.com' });
    const guide = next.getByRole<HTMLAnchorElement>('link', { name: /how to remove access/ });
    expect(new URL(guide.href).pathname).toBe('/guide');
  });

  test('asks monday for no names on behalf of a guest', async () => {
    const { frame } = await open(detailOf(), 'guest');
    await screen.findByText('This connection is active.');
    expect(frame.askedFor('api')).toEqual([]);
  });
});

test('what is gone and what is not one’s own is one and the same page', async () => {
  await openView({
    answers: { 'get location': () => ({ search: `?tab=connections&id=${connection(1).id}` }) },
    server: { [path]: () => problem(404, 'not-found', 'No such connection.') },
  });
  await screen.findByRole('heading', { level: 1, name: 'There is no such connection' });
  screen.getByText(/Keyholder does not tell which/);
  await userEvent.click(screen.getByRole('button', { name: 'Go to the list' }));
  await screen.findByRole('heading', { name: 'No account is connected yet' });
});

test('a connection that cannot be loaded can be asked for again', async () => {
  let isBroken = true;
  await openView({
    answers: { 'get location': () => ({ search: `?tab=connections&id=${connection(1).id}` }) },
    server: {
      [path]: () => (isBroken ? problem(500, 'about:blank', 'Went wrong.') : json(detailOf())),
    },
  });
  await screen.findByText('Went wrong.');
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('This connection is active.');
});
