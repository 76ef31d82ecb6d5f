import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { OwnGuide } from '../../../../../server/contract/case-guide.ts';
import type { Connection, ConnectionDetail } from '../../../../../server/contract/connection.ts';
import { atProvider, connection, page } from '../../../kit/samples.ts';
import { json, problem } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';
import { guide } from '../../../pages/samples.ts';
import { dryRun } from '../../cases/dry-run-samples.ts';
import { openCase } from '../../overview/samples.ts';

const { id } = connection(1);
const path = `/api/connections/${id}`;
const guidePath = `${path}/guide`;
const message = { to: 'Your Entra admin', subject: 'Please remove it', text: 'Hello admin' };
const mail = { to: 'support@monday.com', subject: 'Please delete', text: 'Hello support' };

function guideOf(admin: typeof message | null = message): OwnGuide {
  const [step] = guide.guide.steps;
  if (!step) throw new Error('the sample has no step');
  return {
    provider: {
      ...guide,
      mail: null,
      guide: { ...guide.guide, steps: [{ ...step, message: admin }] },
    },
    monday: {
      ...guide,
      mail: { message: mail, mailto: null, csv: null, connections: 1, of: 1 },
      guide: { ...guide.guide, steps: [{ ...step, id: 'write', title: 'Write to monday' }] },
    },
  };
}

interface Given {
  one?: Partial<Connection>;
  uses?: ConnectionDetail['uses'];
  told?: OwnGuide;
  /** The answer when a case is opened. */
  opens?: () => Response;
}

const open = ({ one = {}, uses = [], told = guideOf(), opens }: Given = {}) =>
  openView({
    role: 'viewer',
    surface: 'account',
    tab: null,
    server: {
      [listPath]: () => json(page([connection(1, one)])),
      [path]: () =>
        json({
          connection: connection(1, one),
          uses,
          credentials: [],
          history: [],
          evidence: [],
          cases: [],
          sameIdentity: [],
        }),
      [guidePath]: () => json(told),
      '/api/cases': ({ method, url }) => {
        if (method !== 'POST') return json({ items: [], nextCursor: null });
        if (url.includes('dryRun=true')) return json({ ...dryRun(), fingerprint: 'as-shown' });
        return opens?.() ?? json({ ...openCase(7), id: 'case-7' }, 201);
      },
    },
  });

const revoke = async () =>
  userEvent.click(await screen.findByRole('button', { name: /^How to remove it: .*Account 1/ }));
const unfold = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('how to revoke a connection of one’s own', () => {
  test('is read at once: the steps are there, and nothing has to be filled in', async () => {
    const { server } = await open();
    await revoke();
    const heading = await screen.findByRole('heading', {
      level: 1,
      name: /^Remove the access to .*Account 1/,
    });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const provider = await section('First, at Microsoft');
    provider.getByRole('heading', { name: '1. Title of step 1' });
    provider.getByText('Do part 1.');
    provider.getByRole('link', { name: /^Enterprise apps/ });
    for (const kind of ['textbox', 'radio', 'checkbox', 'combobox']) {
      expect(screen.queryByRole(kind)).toBeNull();
    }
    expect(server.calls.every(({ method, path: at }) => method === 'GET' || at === listPath)).toBe(
      true,
    );
  });

  test('of a personal account says what the best proof is, and whether it has come', async () => {
    await open({ one: { accountType: 'personal' } });
    await revoke();
    const provider = await section('First, at Microsoft');
    provider.getByText(
      /No admin can confirm this .*Microsoft refuses the next run with it\. Until then your own report/,
    );
    cleanup();
    const refused = atProvider({ state: 'granted', refusedAt: '2026-06-24T10:00:00.000Z' });
    await open({ one: { accountType: 'personal', atProvider: refused } });
    await revoke();
    (await section('First, at Microsoft')).getByText(/Microsoft refused a run on 24 June 2026/);
    cleanup();
    await open();
    await revoke();
    await section('First, at Microsoft');
    expect(screen.queryByText(/No admin can confirm this/)).toBeNull();
  });

  test('tells monday’s half with the mail to send', async () => {
    await open();
    await revoke();
    await unfold('Mail to monday support');
    const monday = await section('Then, in monday');
    monday.getByRole('heading', { name: '1. Write to monday' });
    monday.getByRole('heading', { name: 'Mail to monday support' });
    monday.getByText('Hello support');
  });

  test('has a message for an admin, where one may be needed', async () => {
    await open();
    await revoke();
    const admin = await section('If it needs an admin');
    admin.getByText(/ask the admin of .*Microsoft.* in your organization/);
    await unfold('Message for an admin');
    admin.getByText('Hello admin');
    admin.getByRole('button', { name: 'Copy text: Message for an admin' });
  });

  test('speaks of no admin where none could help', async () => {
    await open({ told: guideOf(null) });
    await revoke();
    await section('Then, in monday');
    expect(screen.queryByRole('region', { name: 'If it needs an admin' })).toBeNull();
  });

  test('names the automations that were seen using it', async () => {
    const at = '2026-06-24T10:00:00.000Z';
    const where = {
      kind: 'board' as const,
      boardId: '80',
      hostType: null,
      hostInstanceId: null,
      integrationId: '39',
      recipeId: null,
    };
    await open({
      one: { usedIn: 1, lastUsedAt: at },
      uses: [{ where, firstUsedAt: at, lastUsedAt: at, runs: 3 }],
    });
    await revoke();
    const automations = await section('What happens to automations');
    automations.getByText(/that use this account will fail/);
    automations.getByText(/Automation 39 on board 80/);
  });

  test('opens a case for this connection by the reason alone', async () => {
    const { frame, server } = await open();
    await revoke();
    const reason = await screen.findByRole('button', { name: 'I connected the wrong account' });
    await userEvent.click(reason);
    await waitFor(() =>
      expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
        query: { tab: 'cases', id: 'case-7' },
      }),
    );
    const request = {
      situation: 'wrong_account',
      target: { kind: 'connections', connectionIds: [id] },
    };
    const asked = server.callsOf('/api/cases').filter(({ method }) => method === 'POST');
    expect(asked.map(({ body }) => body)).toEqual([
      request,
      { ...request, id: expect.any(String), fingerprint: 'as-shown' },
    ]);
  });

  test('says why no case was opened, and stays', async () => {
    await open({ opens: () => problem(503, 'store-down', 'The store is down.') });
    await revoke();
    await userEvent.click(await screen.findByRole('button', { name: 'I do not need it any more' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The case was not opened.');
    screen.getByRole('heading', { level: 1, name: /^Remove the access to/ });
  });

  test('leads to all questions where something else happened', async () => {
    const { frame } = await open();
    await revoke();
    await userEvent.click(await screen.findByRole('button', { name: 'Something else happened' }));
    const { revocationTarget } = await import(
      '../../../../../client/navigation/start-revocation.ts'
    );
    expect(revocationTarget()).toEqual({ kind: 'connections', connectionIds: [id] });
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'cases', id: 'new' },
    });
  });

  test('leads to the case that is open for it instead', async () => {
    const { frame } = await open({ one: { caseId: 'case-1', state: 'revoking' } });
    await revoke();
    await userEvent.click(await screen.findByRole('button', { name: 'Open its case' }));
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'cases', id: 'case-1' },
    });
  });

  test('leads back to the list, to the button that was pressed', async () => {
    await open();
    await revoke();
    const trail = within(await screen.findByRole('navigation', { name: 'Where you are' }));
    await userEvent.click(trail.getByRole('button', { name: 'My connections' }));
    const button = await screen.findByRole('button', { name: /^How to remove it/ });
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  test('is one click from the connection, too', async () => {
    await open();
    await userEvent.click(await screen.findByRole('button', { name: /^Details of/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'How to remove it' }));
    await section('First, at Microsoft');
  });

  test('of what is not one’s own is the page that tells nothing', async () => {
    await openView({
      role: 'member',
      answers: { 'get location': () => ({ search: `?tab=my-connections&id=steps:${id}` }) },
      server: {
        [path]: () => problem(404, 'no-such-connection', 'No such connection.'),
        [guidePath]: () => problem(404, 'no-such-connection', 'No such connection.'),
      },
    });
    await screen.findByRole('heading', { level: 1, name: 'There is no such connection' });
  });
});
