import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { readFragment } from '../../../../client/navigation/report-names.ts';
import { connection, page } from '../../kit/samples.ts';
import { json } from '../../kit/server.ts';
import { listPath } from '../../kit/view.ts';
import { brief, dryRun } from '../cases/dry-run-samples.ts';
import { openCaseView } from '../cases/open-case-view.ts';
import { caseOf, inCase } from '../cases/samples.ts';
import { openPeople } from '../people/steps.ts';
import { type Answer, answering, fault, listed, raw, variablesOf } from './steps.ts';

const ofPerson = raw(50004, { userId: 201, provider: 'gmail', state: 'inactive' });
/** A page of everyone's integrations, then an empty one. */
const integrations =
  (...connections: object[]): Answer =>
  (asked) =>
    variablesOf(asked).pagination?.lastId ? listed() : listed(...connections);
const some = integrations(raw(50001, { userId: 999 }), ofPerson, raw(50009, { userId: null }));
const boards: Answer = () => ({ data: { boards: ['8001001'] } });
const api = answering(some, boards);
const address = { href: 'https://sandbox.monday.com/apps/view', search: '?tab=people&id=201' };

const openPerson = (answer: Answer, search = '?tab=people&id=201') =>
  openPeople({ search, api: answer, server: { [listPath]: () => json(page([connection(1)])) } });
const part = async () =>
  within(await screen.findByRole('region', { name: /^monday integrations of .*Person 201/ }));

describe('the monday integrations of a person', () => {
  test('stand on the person’s page with state, boards to go to, and what to do there', async () => {
    const { frame } = await openPerson(api);
    frame.answers['get location'] = () => address;
    const shown = await part();
    await shown.findByText(/^On .* monday listed 1 integration of this person\. For 1 more/);
    const [entry] = within(shown.getByRole('list', { name: /^monday integrations/ })).getAllByRole(
      'listitem',
    );
    expect(entry?.textContent).toMatch(/account\.50004@contoso\.example.*Gmail.*Inactive/);
    expect(shown.queryByText('account.50001@contoso.example')).toBeNull();
    const board = await shown.findByRole('link', { name: /^Board 8001001/ });
    expect(board.getAttribute('href')).toBe('https://sandbox.monday.com/boards/8001001');
    shown.getByText(/Administration > Directory > Automations ownership/);
    shown.getByText(/Choose "Use another account"/);
    shown.getByText(/A revocation here does not end them/);
    await userEvent.click(shown.getByRole('button', { name: /^Details of .*50004/ }));
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'integrations', id: '50004' },
    });
  });

  test.each<[string, Answer, RegExp]>([
    ['refuses', () => fault('User unauthorized', 'USER_UNAUTHORIZED'), /does not show you these/],
    ['knows no such question', () => fault('Cannot query field "x" on type "Query"'), /no such/],
    ['fails', () => fault('Internal error'), /could not be asked/],
  ])('are called unknown, not absent, where monday %s', async (_name, answer, words) => {
    await openPerson(answering(answer));
    const shown = await part();
    const known = await shown.findByText(words);
    expect(known.textContent).toMatch(/Whether this person has any is not known/);
    expect(shown.queryByText(/What to do there/)).toBeNull();
  });

  test('are none only where monday answered to the end', async () => {
    await openPerson(answering(integrations(raw(50001, { userId: 999 }))));
    await (await part()).findByText(/monday answered you, and named no integration/);
  });

  test('that could be read in part only are said to be more', async () => {
    const half: Answer = (asked) =>
      variablesOf(asked).pagination?.lastId ? fault('Internal error') : listed(ofPerson);
    await openPerson(answering(half, boards));
    const shown = await part();
    await shown.findByText(/^Only a part was read from monday.*there may be more/);
    shown.getByRole('button', { name: 'Try again' });
    shown.getByText('account.50004@contoso.example');
  });
});

describe('the monday integrations of a leaver', () => {
  const left = { kind: 'person' as const, userId: '201' };

  test('stand in the dry run', async () => {
    await openPeople({
      search: '?tab=people&id=201',
      api,
      server: {
        [listPath]: () => json(page([connection(1)])),
        '/api/cases': () => json(dryRun()),
        '/api/organizations': () => json({ items: [] }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke everything of this person' }),
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'Person left' }));
    const title = await screen.findByRole('heading', {
      level: 3,
      name: /^monday integrations of .*Person 201/,
    });
    const shown = within(title.parentElement as HTMLElement);
    await shown.findByText('account.50004@contoso.example');
    shown.getByText('What to do there');
  });

  test('stand in the case, and go to the report with who read them and when', async () => {
    const { frame } = await openCaseView({
      of: caseOf({ target: left }),
      answers: { api },
      server: { '/api/handoffs': () => json({ code: '7001001.once', expiresAt: '' }, 201) },
    });
    const shown = await part();
    await shown.findByText('account.50004@contoso.example');
    await userEvent.click(screen.getByRole('button', { name: 'Open the report' }));
    await waitFor(() => expect(frame.askedFor('execute openLinkInTab')).toHaveLength(1));
    const { url = '' } = (frame.askedFor('execute openLinkInTab')[0]?.args.params ?? {}) as {
      url?: string;
    };
    expect(readFragment(url.split('#')[1] ?? '')).toMatchObject({
      code: '7001001.once',
      names: { '201': 'Person 201' },
      integrations: {
        status: 'read',
        userId: '201',
        total: 1,
        ownerless: 1,
        items: [{ id: '50004', account: 'account.50004@contoso.example', boards: ['8001001'] }],
      },
    });
  });

  test('are those of the one owner where connections were chosen, and no one’s of several', async () => {
    const target = { kind: 'connections' as const, connectionIds: [brief(1).id, brief(2).id] };
    const connections = [inCase(1), inCase(2, { userId: inCase(1).userId })];
    await openCaseView({ of: caseOf({ target }), connections, answers: { api } });
    await part();
  });

  test('are not asked for in a case about several people', async () => {
    const target = { kind: 'connections' as const, connectionIds: [brief(1).id, brief(2).id] };
    const { frame } = await openCaseView({
      of: caseOf({ target }),
      connections: [inCase(1), inCase(2)],
      answers: { api },
    });
    await screen.findByText('Account 2');
    expect(screen.queryByRole('region', { name: /^monday integrations/ })).toBeNull();
    expect(JSON.stringify(frame.askedFor('api'))).not.toContain('_connections');
  });
});
