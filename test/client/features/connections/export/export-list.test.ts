import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { textOfDownload } from '../../../kit/download.ts';
import type { Asked } from '../../../kit/frame.ts';
import { connection, page } from '../../../kit/samples.ts';
import { type Call, json, problem } from '../../../kit/server.ts';
import { listPath, namesOf, openView } from '../../../kit/view.ts';
import { listBy } from '../list/steps.ts';

const panel = () => within(screen.getByRole('region', { name: 'Export as a file' }));

describe('an export of the list', () => {
  const evil = connection(2, { displayName: '=HYPERLINK("https://evil.example")' });
  const pages = ({ body }: Call) =>
    body.cursor
      ? json(page([evil], { total: null, totalExact: null }))
      : json(page([connection(1)], { total: 2, nextCursor: 'second' }));
  const start = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'CSV' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Make the file' }));
  };

  test('holds every page, names, what it covers, and no formula; the server knows what it is for', async () => {
    const { server } = await openView({
      answers: { 'get location': () => ({ search: '?tab=connections&risk=high' }) },
      server: listBy(pages),
    });
    await screen.findByText('Person 202');
    await start();
    const text = await textOfDownload();
    expect(text.split('\r\n')[0]).toMatch(/^\ufeff?"Person";"monday user ID"/);
    expect(text).toContain('"Person 201";"201"');
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text).toContain('Connections made through Sandbox Connector since 2025-09-30.');
    expect(text).toContain("Not listed: monday's own integrations");
    const exports = server.callsOf(listPath).filter(({ body }) => body.purpose === 'export');
    expect(exports.map(({ body }) => [body.risk, body.limit, body.cursor])).toEqual([
      ['high', 200, undefined],
      ['high', 200, 'second'],
    ]);
  });

  test('names people by their ids where monday gives no names, and says so', async () => {
    await openView({
      answers: {
        api: () => {
          throw new Error('Internal server error');
        },
      },
      server: listBy(),
    });
    await screen.findByText('Account 1');
    await start();
    await screen.findByText(/monday gave no name for some people/);
    const text = await textOfDownload();
    expect(text).toContain('"";"201"');
    expect(text).toContain('monday gave no name for some people. Their ID is shown.');
  });

  test('can be cancelled: then there is no file', async () => {
    const isNext = ({ body }: Call) => body.purpose === 'export' && Boolean(body.cursor);
    const later = () => problem(429, 'too-many-person', 'Wait.', { 'retry-after': '60' });
    await openView({ server: listBy((call) => (isNext(call) ? later() : pages(call))) });
    await screen.findByText('Person 202');
    await start();
    await screen.findByText('1 of 2 rows');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await panel().findByText('The export was cancelled. No file was made.');
    expect(screen.queryByRole('button', { name: 'Download the file' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export' }));
  });

  test('goes on while one works elsewhere, says how far it is, and is taken along from there', async () => {
    const second = Promise.withResolvers<void>();
    const isNext = ({ body }: Call) => body.purpose === 'export' && Boolean(body.cursor);
    await openView({
      server: listBy(async (call) => {
        if (isNext(call)) await second.promise;
        return pages(call);
      }),
    });
    await screen.findByText('Person 202');
    await start();
    await screen.findByText('1 of 2 rows');
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Continue in the background' }));
    await userEvent.click(screen.getByRole('tab', { name: 'Help' }));
    const status = within(await screen.findByRole('region', { name: 'Export' }));
    status.getByText('1 of 2 rows');
    second.resolve();
    await status.findByText('The file is ready: 2 rows.');
    expect(await textOfDownload()).toContain('"Person 202";"202"');
    await userEvent.click(status.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
  });

  test('that fails says why and that there is no file', async () => {
    await openView({
      server: listBy((call) =>
        call.body.purpose === 'export'
          ? problem(500, 'about:blank', 'Something went wrong on the server.')
          : pages(call),
      ),
    });
    await screen.findByText('Person 202');
    await start();
    await panel().findByText(
      'The export stopped: Something went wrong on the server. No file was made.',
    );
  });

  test('waits as long as the server asks, and goes on', async () => {
    let refusals = 1;
    await openView({
      server: listBy((call) =>
        call.body.cursor && call.body.purpose === 'export' && refusals-- > 0
          ? problem(429, 'too-many-person', 'Wait.', { 'retry-after': '1' })
          : pages(call),
      ),
    });
    await screen.findByText('Person 202');
    await start();
    await screen.findByText(/Asked to wait 1 second/);
    await panel().findByText('The file is ready: 2 rows.', undefined, { timeout: 20_000 });
  });

  test('of the activity holds its entries in words', async () => {
    const entry = { id: 'e1', at: '2026-11-20T14:02:00.000Z', userId: '201' };
    const items = [{ ...entry, kind: 'list_viewed', details: {} }];
    await openView({
      tab: 'activity',
      answers: { api: (asked: Asked) => namesOf(asked) },
      server: { '/api/activity': () => json({ items, nextCursor: null }) },
    });
    await screen.findAllByText('Person 201');
    await start();
    const text = await textOfDownload();
    expect(text).toContain(
      '"2026-11-20T14:02:00.000Z";"Person 201";"201";"Viewed everyone\'s connections"',
    );
  });
});
