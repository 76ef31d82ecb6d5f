import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { PersonHoldings } from '../../../../server/contract/people.ts';
import { choose } from '../../kit/choose.ts';
import { textOfDownload } from '../../kit/download.ts';
import type { Asked } from '../../kit/frame.ts';
import { type Call, json } from '../../kit/server.ts';
import { namesOf } from '../../kit/view.ts';
import { showAsWide } from '../../setup.ts';
import { openPeople, user } from './steps.ts';

const peoplePath = '/api/people/query';

const holdings = (userId: number): PersonHoldings => ({
  userId: String(userId),
  connections: 3,
  live: 2,
  organizations: 1,
  strongestAccess: 'lasting',
  highestRisk: 'high',
  lastConnectedAt: '2026-06-23T10:00:00.000Z',
});
const pageOf = (...userIds: number[]) =>
  json({ items: userIds.map(holdings), nextCursor: null, unknownPerson: null });

/** Names that do not come in the order of their ids. */
const names: Record<string, string> = { '201': 'Zoë', '202': 'emil', '203': 'Émilie' };
const api = (asked: Asked) => {
  const { variables } = asked.args.params as { variables: { ids?: string[]; name?: string } };
  if (variables.ids === undefined) return { data: { users: [user(203, { name: 'Émilie' })] } };
  const users = variables.ids.map((id) => user(Number(id), { name: names[id] ?? `Person ${id}` }));
  return { data: { users } };
};
const shown = () =>
  screen
    .getAllByRole('button', { name: /show connections$/ })
    // The letters of the picture stand before the name.
    .map(({ textContent }) => [...(textContent ?? '')].slice(1).join('').replace(/,.*/, ''));
const head = (name: RegExp) => screen.findByRole('columnheader', { name });
const bodies = (calls: Call[]) => calls.map(({ body }) => body);

describe('the list of people', () => {
  test('is searched by connected accounts here, and by names and mails at monday', async () => {
    const { server, frame } = await openPeople({
      api,
      server: { [peoplePath]: () => pageOf(201) },
    });
    await screen.findByText('Zoë');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search people' }), 'emilie');
    await waitFor(() =>
      expect(server.callsOf(peoplePath).at(-1)?.body).toMatchObject({
        q: 'emilie',
        orUserIds: ['203'],
      }),
    );
    expect(JSON.stringify(frame.askedFor('set location'))).not.toContain('emilie');
    expect(server.calls.every(({ url }) => !url.includes('emilie'))).toBe(true);
  });

  test('says that no one fits, and what was not searched where monday was silent', async () => {
    let isDown = false;
    await openPeople({
      api: (asked) => {
        const { variables } = asked.args.params as { variables: { ids?: string[] } };
        if (isDown && variables.ids === undefined) throw new Error('down');
        return variables.ids === undefined ? { data: { users: [] } } : namesOf(asked);
      },
      server: { [peoplePath]: ({ body }) => (body.q ? pageOf() : pageOf(201)) },
    });
    const field = await screen.findByRole('searchbox', { name: 'Search people' });
    await userEvent.type(field, 'zz');
    await screen.findByText(/^No person matches\. monday was asked for names/);
    isDown = true;
    await userEvent.type(field, 'y');
    await screen.findByText(/names and mail addresses were not searched/);
    const [clear] = screen.getAllByRole('button', { name: 'Clear the search' }).toReversed();
    await userEvent.click(clear as HTMLElement);
    await screen.findByText('Person 201');
  });

  test('is sorted by its headings, which show the direction', async () => {
    const { server, frame } = await openPeople({
      api,
      server: { [peoplePath]: () => pageOf(201) },
    });
    await userEvent.click(await head(/^Connections/));
    await waitFor(() =>
      expect(bodies(server.callsOf(peoplePath)).at(-1)?.sort).toBe('-connections'),
    );
    expect((await head(/^Connections/)).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(await head(/^Connections/));
    await waitFor(() =>
      expect(bodies(server.callsOf(peoplePath)).at(-1)?.sort).toBe('connections'),
    );
    expect((await head(/^Connections/)).getAttribute('aria-sort')).toBe('ascending');
    expect(JSON.stringify(frame.askedFor('set location').at(-1))).toContain('"sort":"connections"');
  });

  test('is sorted by name once everyone is read, and says so until then', async () => {
    let goOn = () => {};
    const { server } = await openPeople({
      api,
      server: {
        [peoplePath]: async ({ body }) => {
          if (!body.cursor) {
            return json({ items: [201].map(holdings), nextCursor: 'next', unknownPerson: null });
          }
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
          return pageOf(202, 203);
        },
      },
    });
    await screen.findByText('Zoë');
    await userEvent.click(await head(/^Person/));
    await screen.findByText(/Everyone is read first, to sort by name/);
    await waitFor(() => expect(server.callsOf(peoplePath).at(-1)?.body.cursor).toBe('next'));
    goOn();
    await waitFor(() => expect(shown()).toEqual(['emil', 'Émilie', 'Zoë']));
    expect(screen.queryByText(/Everyone is read first/)).toBeNull();
    await userEvent.click(await head(/^Person/));
    await waitFor(() => expect(shown()).toEqual(['Zoë', 'Émilie', 'emil']));
  });

  test('is sorted by a field where there are no headings', async () => {
    showAsWide(false);
    const { server } = await openPeople({ api, server: { [peoplePath]: () => pageOf(201) } });
    await screen.findByText('Zoë');
    await choose('Sort by', 'Highest risk first');
    await waitFor(() => expect(bodies(server.callsOf(peoplePath)).at(-1)?.sort).toBe('-risk'));
  });

  test('becomes a file of who fits, with names and mail addresses, and is recorded', async () => {
    const { server } = await openPeople({
      api: (asked) => {
        const { variables } = asked.args.params as { variables: { ids?: string[] } };
        const users = (variables.ids ?? []).map((id) =>
          user(Number(id), { name: '=1+1', email: 'a@x.example', status: 'INACTIVE' }),
        );
        return { data: { users } };
      },
      server: {
        [peoplePath]: ({ body }) =>
          body.purpose === 'export' && !body.cursor
            ? json({ items: [201].map(holdings), nextCursor: 'next', unknownPerson: null })
            : pageOf(202),
      },
    });
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search people' }),
      'contoso',
    );
    await waitFor(() => expect(bodies(server.callsOf(peoplePath)).at(-1)?.q).toBe('contoso'));
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    const panel = within(await screen.findByRole('region', { name: 'Export as a file' }));
    panel.getByText(/Other admins see in the activity that you began an export/);
    await userEvent.click(panel.getByRole('radio', { name: 'CSV' }));
    await userEvent.click(panel.getByRole('button', { name: 'Make the file' }));
    const text = await textOfDownload();
    expect(text).toContain('"\'=1+1";"201";"a@x.example";"Deactivated";3;2;1;"Long-lived";"High"');
    const exports = bodies(server.callsOf(peoplePath)).filter(
      ({ purpose }) => purpose === 'export',
    );
    expect(exports).toMatchObject([
      { q: 'contoso', limit: 200 },
      { q: 'contoso', limit: 200, cursor: 'next' },
    ]);
  });
});
