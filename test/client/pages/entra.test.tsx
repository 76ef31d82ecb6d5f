import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import entra from '../../../client/i18n/en/entra.json';
import { EntraPage } from '../../../client/pages/entra/entra-page.tsx';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import type { EntraCheck, EntraSession } from '../../../server/contract/entra-check.ts';
import { json, problem, standInForServer } from '../kit/server.ts';
import { objectId, tenant } from './samples.ts';

await startTexts({ entra });

/** Microsoft's window, which no test of the view can open: how signing in ends. */
const signingIn = vi.hoisted(() => ({
  answer: async () => ({ accessToken: 'a-token', scopes: [] as string[] }),
}));
vi.mock('@azure/msal-browser', () => ({
  createStandardPublicClientApplication: async () => ({
    acquireTokenPopup: () => signingIn.answer(),
    addEventCallback: () => null,
  }),
}));

const code = `7001001.${'c'.repeat(43)}`;
const ticket = `7001001.${'t'.repeat(43)}`;
const sessionsPath = '/api/entra-sessions';
const checksPath = '/api/entra-checks';

const session: EntraSession = {
  ticket,
  expiresAt: '2026-11-24T14:30:00.000Z',
  signIn: {
    clientId: 'entra-app',
    authority: 'https://login.microsoftonline.com',
    scopes: ['https://graph.microsoft.com/Application.Read.All'],
    graph: 'https://graph.microsoft.com/v1.0',
    resource: 'https://graph.microsoft.com',
    actingClientId: null,
  },
  appName: 'Sandbox Connector',
  applicationId: '5ab0c0de-0000-4000-8000-00000000c11e',
  check: { caseId: '0197a000-0000-7000-8000-000000000077', situation: 'left' },
  hasInventory: false,
  knownScopes: [],
  organizations: [{ id: tenant, name: 'Contoso', connections: 2 }],
};

type Checked = EntraCheck['connections'][number];
const checked = (n: number, rest: Partial<Checked> = {}): Checked => ({
  id: `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  displayName: `Account ${n}`,
  email: null,
  providerUniqueIdentifier: `${tenant}:${objectId}`,
  seen: 'removed',
  scopes: [],
  isNewer: false,
  ...rest,
});

const resultOf = (connections: Checked[], rest: Partial<EntraCheck> = {}): EntraCheck => ({
  checkedAt: '2026-11-24T14:02:00.000Z',
  organization: { id: tenant, name: 'Contoso' },
  app: 'enabled',
  isDeactivated: false,
  forEveryone: [],
  counts: { removed: 0, blocked: 0, granted: 0, unknown: 0 },
  connections,
  isSettled: true,
  ...rest,
});

const openPage = (result: () => Response = () => json(resultOf([]))) => {
  const server = standInForServer({
    [sessionsPath]: () => json(session, 201),
    [checksPath]: result,
  });
  render(<EntraPage code={code} />);
  return server;
};

const press = async () =>
  userEvent.click(await screen.findByRole('button', { name: /Sign in and check: .Contoso./ }));

beforeEach(() => {
  signingIn.answer = async () => ({ accessToken: 'a-token', scopes: [] });
});

test('says before the sign-in what it asks for and what becomes of it', async () => {
  const server = openPage();
  expect(await screen.findByText(/two permissions, both to read/)).toBeDefined();
  expect(screen.getByText(/keeps nothing of it/)).toBeDefined();
  expect(server.calls).toMatchObject([{ method: 'POST', token: `Code ${code}` }]);
});

test('what was seen is said of each connection, with the time, and never more', async () => {
  const server = openPage(() =>
    json(
      resultOf(
        [
          checked(1),
          checked(2, { seen: 'granted', scopes: ['Mail.Send'] }),
          checked(3, { seen: 'unknown' }),
          checked(4, { isNewer: true }),
        ],
        { counts: { removed: 2, blocked: 0, granted: 1, unknown: 1 } },
      ),
    ),
  );
  await press();
  expect(await screen.findByText(/Removed: confirmed by Entra at/)).toBeDefined();
  expect(screen.getByText('Still granted, by the person: Mail.Send.')).toBeDefined();
  expect(screen.getByText(/Not known/)).toBeDefined();
  expect(screen.getByText(/Reconnected while the check ran/)).toBeDefined();
  expect(screen.getByText(/lists at Microsoft can lag/)).toBeDefined();
  expect(screen.getByText(/People can allow the app again/)).toBeDefined();
  expect(server.callsOf(checksPath)).toMatchObject([
    { token: `Check ${ticket}`, body: { organizationId: tenant, accessToken: 'a-token' } },
  ]);
  expect(screen.getByRole('button', { name: /Check again/ })).toBeDefined();
});

test.each<[Partial<EntraCheck>, Partial<Checked>, RegExp, RegExp]>([
  [{ app: 'blocked' }, { seen: 'blocked' }, /sign-in to the app is off in/, /^Blocked: confirmed/],
  [{ app: 'missing' }, { seen: 'removed' }, /the app is not in .Contoso./, /The app is not in the/],
  [
    { forEveryone: ['User.Read'] },
    { seen: 'granted' },
    /an administrator still allows the app for everyone/,
    /^Still granted: an administrator/,
  ],
])('of the whole organization: %o', async (rest, connection, ofApp, ofConnection) => {
  openPage(() => json(resultOf([checked(1, connection)], rest)));
  await press();
  expect(await screen.findByText(ofApp)).toBeDefined();
  expect(screen.getByText(ofConnection)).toBeDefined();
});

test.each([
  ['user_cancelled', /closed before you had signed in. Nothing was checked/],
  ['popup_window_error', /did not let the window open. Nothing was checked/],
  ['access_denied', /declined. Nothing was checked/],
  ['timed_out', /more than 10 minutes. Nothing was checked/],
  ['anything_else', /did not work. Nothing was checked/],
])('a sign-in that ends in %s says so, and asks nothing', async (errorCode, words) => {
  signingIn.answer = async () => {
    throw Object.assign(new Error(errorCode), { errorCode });
  };
  const server = openPage();
  await press();
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  expect(server.callsOf(checksPath)).toEqual([]);
});

test('a refusal of Microsoft is told in the words of the server', async () => {
  const detail = 'This account may not read the apps. Nothing was recorded.';
  openPage(() => problem(422, 'entra-no-rights', detail));
  await press();
  expect((await screen.findByRole('alert')).textContent).toBe(detail);
});

test.each([
  ['off', 422, 'entra-off', 'The check at Entra is not set up'],
  ['used up', 401, 'code-not-valid', 'This page cannot be opened again by this link'],
])('%s: one page that says what to do', async (_name, status, type, title) => {
  const server = standInForServer({ [sessionsPath]: () => problem(status, type, 'x') });
  render(<EntraPage code={code} />);
  expect(await screen.findByRole('heading', { name: title })).toBeDefined();
  expect(server.calls).toHaveLength(1);
});

test('an app that its publisher deactivated is not said to be on, nor off by the organization', async () => {
  const result = { app: 'blocked', isDeactivated: true } as const;
  openPage(() => json(resultOf([checked(1, { seen: 'blocked' })], result)));
  await press();
  expect(await screen.findByText(/the publisher has deactivated the app/)).toBeDefined();
  expect(screen.getByText(/Its publisher can activate it again/)).toBeDefined();
});
