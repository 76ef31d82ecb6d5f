import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { Asked } from '../../../kit/frame.ts';
import { connection, page } from '../../../kit/samples.ts';
import { type Answer, type Call, json, problem } from '../../../kit/server.ts';
import { listPath, namesOf, openView } from '../../../kit/view.ts';
import { showAsWide } from '../../../setup.ts';

const box = (n: number) =>
  screen.getByRole('checkbox', { name: new RegExp(`Select .*Account ${n},`) });
const bar = async () => within(await screen.findByRole('region', { name: /selected connections/ }));
const panel = () => within(screen.getByRole('region', { name: 'Export as a file' }));
const announced = () =>
  screen.getAllByRole('status').find((region) => region.getAttribute('aria-live'))?.textContent;
const three = [connection(1), connection(2, { risk: 'high' }), connection(3)];
const listOf = (
  answer: Answer = ({ body }: Call) => json(page(body.risk ? [three[1] as never] : three)),
) => ({
  [listPath]: answer,
});

/** What the file that was made holds. */
async function textOfDownload(): Promise<string> {
  const made = vi.fn((_: Blob) => 'blob:made');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => {} }));
  const link = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await userEvent.click(await screen.findByRole('button', { name: 'Download the file' }));
  expect(link).toHaveBeenCalledOnce();
  link.mockRestore();
  const [blob] = made.mock.calls[0] ?? [];
  const reader = new FileReader();
  const { promise, resolve } = Promise.withResolvers<string>();
  reader.onload = () => resolve(String(reader.result));
  reader.readAsText(blob as Blob);
  return promise;
}

describe('selected connections', () => {
  test('are counted and told, survive another order, and lead to a revocation by their ids', async () => {
    const { frame } = await openView({ server: listOf() });
    await screen.findByText('Person 203');
    await userEvent.click(box(1));
    box(3).focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(announced()).toBe('2 connections selected'));
    await userEvent.click(screen.getByRole('columnheader', { name: /Connected account/ }));
    await waitFor(() => expect((box(3) as HTMLInputElement).checked).toBe(true));
    const { revocationTarget } = await import(
      '../../../../../client/navigation/start-revocation.ts'
    );
    await userEvent.click((await bar()).getByRole('button', { name: 'Revoke access' }));
    expect(revocationTarget()).toEqual({
      kind: 'connections',
      connectionIds: [connection(1).id, connection(3).id],
    });
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'cases', id: 'new' },
    });
  });

  test('that a filter hides are told', async () => {
    await openView({ server: listOf() });
    await screen.findByText('Person 203');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select what is loaded' }));
    (await bar()).getByText('3 connections selected');
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    const { choose } = await import('../../../kit/choose.ts');
    await choose('Highest risk', 'High');
    await screen.findByText('2 of them are hidden by search and filters.');
    await userEvent.click((await bar()).getByRole('button', { name: 'Clear selection' }));
    await waitFor(() => expect(announced()).toBe('Nothing is selected any more'));
    expect(screen.queryByText(/selected$/)).toBeNull();
  });

  test('can be all that fit, page by page, and stay when a page fails', async () => {
    let isBroken = true;
    await openView({
      server: listOf(({ body }) => {
        if (body.limit !== 200) return json(page(three));
        if (!body.cursor) return json(page([connection(1), connection(2)], { nextCursor: 'more' }));
        return isBroken ? problem(500, 'about:blank', 'Broken.') : json(page([connection(3)]));
      }),
    });
    await screen.findByText('Person 201');
    await userEvent.click(box(1));
    await userEvent.click(await screen.findByRole('button', { name: 'Select all 3 that fit' }));
    await screen.findByText(/Not all could be selected/);
    (await bar()).getByText('2 connections selected');
    isBroken = false;
    await userEvent.click(await screen.findByRole('button', { name: 'Select all 3 that fit' }));
    await (await bar()).findByText('3 connections selected');
    await waitFor(() => expect(screen.queryByRole('button', { name: /Select all/ })).toBeNull());
  });

  test('end at a thousand; a whole organization can be taken on instead', async () => {
    await openView({
      answers: {
        'get location': () => ({ search: '?tab=connections&organizationId=tenant' }),
      },
      server: listOf(() => json(page([connection(1)], { total: 4683, nextCursor: null }))),
    });
    await screen.findByText('Person 201');
    await userEvent.click(box(1));
    await screen.findByText(/4,683 fit: more than the 1,000|4\.683 fit: more than the 1\.000/);
    const { revocationTarget } = await import(
      '../../../../../client/navigation/start-revocation.ts'
    );
    await userEvent.click(screen.getByRole('button', { name: /Revoke access of everyone in/ }));
    expect(revocationTarget()).toMatchObject({
      kind: 'organization',
      provider: 'microsoft',
      organizationId: 'tenant',
    });
  });

  test('can be chosen on cards, too', async () => {
    showAsWide(false);
    await openView({ server: listOf() });
    await screen.findByText('Person 203');
    await userEvent.click(await screen.findByRole('checkbox', { name: /Select .*Account 2,/ }));
    await screen.findByText('1 connection selected');
  });

  test('are chosen as a range with Shift, and left out as one', async () => {
    await openView({ server: listOf() });
    await screen.findByText('Person 203');
    const user = userEvent.setup();
    await user.click(box(1));
    await user.keyboard('{Shift>}');
    await user.click(box(3));
    await user.keyboard('{/Shift}');
    await (await bar()).findByText('3 connections selected');
    await user.keyboard('{Shift>}');
    await user.click(box(2));
    await user.keyboard('{/Shift}');
    await (await bar()).findByText('1 connection selected');
  });

  test('are taken along as a file, and the server is told of whose', async () => {
    const { server } = await openView({ server: listOf() });
    await screen.findByText('Person 203');
    await userEvent.click(box(2));
    await userEvent.click(await screen.findByRole('button', { name: 'Export selected' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'CSV' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Make the file' }));
    const text = await textOfDownload();
    expect(text).toContain('"Person 202";"202"');
    expect(text).not.toContain('Account 3');
    expect(server.callsOf(listPath).at(-1)?.body).toEqual({
      scope: 'account',
      ids: [connection(2).id],
      limit: 200,
      withScopes: true,
      purpose: 'export',
      userIds: ['202'],
    });
  });
});

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
      server: listOf(pages),
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
      server: listOf(),
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
    await openView({ server: listOf((call) => (isNext(call) ? later() : pages(call))) });
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
      server: listOf(async (call) => {
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
      server: listOf((call) =>
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
      server: listOf((call) =>
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
