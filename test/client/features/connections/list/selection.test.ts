import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { announced } from '../../../kit/announced.ts';
import { textOfDownload } from '../../../kit/download.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json, problem } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';
import { showAsWide } from '../../../setup.ts';
import { listBy, three } from './steps.ts';

const box = (n: number) =>
  screen.getByRole('checkbox', { name: new RegExp(`Select .*Account ${n},`) });
const bar = async () => within(await screen.findByRole('region', { name: /selected connections/ }));

describe('selected connections', () => {
  test('are counted and told, survive another order, and lead to a revocation by their ids', async () => {
    const { frame } = await openView({ server: listBy() });
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
    await openView({ server: listBy() });
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
      server: listBy(({ body }) => {
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
      server: listBy(() => json(page([connection(1)], { total: 4683, nextCursor: null }))),
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

  test('end at a thousand; all that a filter finds can be taken on instead', async () => {
    await openView({
      answers: { 'get location': () => ({ search: '?tab=connections&risk=high' }) },
      server: listBy(() => json(page([connection(1)], { total: 12_104, nextCursor: null }))),
    });
    await screen.findByText('Person 201');
    const { revocationTarget } = await import(
      '../../../../../client/navigation/start-revocation.ts'
    );
    const name = /Revoke all 12[,.]104 that match/;
    await screen.findByRole('button', { name });
    await userEvent.click(box(1));
    await waitFor(() => expect(screen.getAllByRole('button', { name })).toHaveLength(1));
    await userEvent.click((await bar()).getByRole('button', { name }));
    expect(revocationTarget()).toEqual({ kind: 'filter', filter: { risk: 'high' } });
  });

  test('need not be there to revoke all that match, and without a filter that is not offered', async () => {
    const answer = () => json(page([connection(1)], { total: 12_104, totalExact: false }));
    await openView({ server: listBy(answer) });
    await screen.findByText('Person 201');
    expect(screen.queryByRole('button', { name: /Revoke all/ })).toBeNull();
    await userEvent.type(screen.getByRole('searchbox'), 'contoso');
    const { revocationTarget } = await import(
      '../../../../../client/navigation/start-revocation.ts'
    );
    const all = await screen.findByRole('button', { name: /Revoke all that match \(12[,.]104 or/ });
    await userEvent.click(all);
    expect(revocationTarget()).toEqual({ kind: 'filter', filter: { q: 'contoso' } });
  });

  test('can be chosen on cards, too', async () => {
    showAsWide(false);
    await openView({ server: listBy() });
    await screen.findByText('Person 203');
    await userEvent.click(await screen.findByRole('checkbox', { name: /Select .*Account 2,/ }));
    await screen.findByText('1 connection selected');
  });

  test('are chosen as a range with Shift, and left out as one', async () => {
    await openView({ server: listBy() });
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
    const { server } = await openView({ server: listBy() });
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
