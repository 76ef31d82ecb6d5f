import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import entra from '../../../client/i18n/en/entra.json';
import entraInventory from '../../../client/i18n/en/entra-inventory.json';
import type { Target } from '../../../client/pages/entra/actions/action.ts';
import { actions } from '../../../client/pages/entra/actions/action-table.ts';
import {
  appOf,
  consentsOf,
  mondayRedirect,
} from '../../../client/pages/entra/directory/inventory.ts';
import type { Inventory } from '../../../client/pages/entra/directory/read-inventory.ts';
import { createGraph } from '../../../client/pages/entra/graph/graph-client.ts';
import { inventoryFile } from '../../../client/pages/entra/inventory/inventory-file.ts';
import { PrintSheet } from '../../../client/pages/entra/inventory/print-sheet.tsx';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import { json } from '../kit/server.ts';
import { tenant } from './samples.ts';

await startTexts({ entra, entraInventory });

const ours = '5ab0c0de-0000-4000-8000-00000000c11e';
const grant = (id: string, principalId: string | null) => ({
  ...{ id, clientId: 'sp', principalId, scope: 'User.Read offline_access' },
  consentType: principalId === null ? 'AllPrincipals' : 'Principal',
});
const appNamed = (displayName: string, appId: string, grants: ReturnType<typeof grant>[]) => ({
  ...appOf(
    { id: `sp-${appId}`, appId, displayName, replyUrls: [mondayRedirect] },
    { organizationId: tenant, applicationId: ours },
  ),
  ...consentsOf(grants),
});
const person = (id: string, name: string) => ({
  ...{ id, name, address: `${id}@contoso.example`, isDeactivated: false, isGuest: false },
});

const found: Inventory = {
  organization: { id: tenant, name: 'Contoso' },
  readAt: '2026-11-24T14:02:00.000Z',
  ...{ appsRead: 40, isAppsWhole: true, deleted: [], isPeopleWhole: true },
  apps: [
    appNamed('Connector', ours, [grant('g1', 'ada'), grant('g2', 'otto'), grant('g3', null)]),
    appNamed('=HYPERLINK("https://evil.example")', 'other', [grant('g4', 'eve')]),
  ],
  people: new Map(
    [person('ada', 'Ada'), person('otto', 'Otto'), person('eve', '+Eve')].map((one) => [
      one.id,
      one,
    ]),
  ),
};
const listed = (objectId: string) => ({
  ...{ id: `c-${objectId}`, objectId, userId: '1' },
  state: 'active' as const,
  isDeletedInMonday: false,
});
const session = { appName: 'Contoso Connector', knownScopes: [] };
const connections = [listed('ada'), listed('vera')];

function textOf(blob: Blob): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.readAsText(blob);
  return promise;
}

beforeEach(() => {
  vi.stubGlobal(
    'matchMedia',
    () =>
      ({
        matches: false,
        addEventListener() {},
        removeEventListener() {},
      }) as unknown as MediaQueryList,
  );
});

test('the file has every app with its people, on which side each is, and when it was read', async () => {
  const { name, blob } = inventoryFile(found, connections, session);
  expect(name).toBe('entra-inventory-2026-11-24.csv');
  const text = await textOf(blob);
  const lines = text.split('\r\n');
  const lineOf = (part: string) => lines.find((line) => line.includes(part));
  expect(lines[0]).toContain('Application ID');
  expect(lineOf('ada@')).toMatch(/Connector.*Connected and granted/);
  expect(lineOf('otto@')).toMatch(/Connector.*Only at Entra/);
  expect(lineOf('vera')).toMatch(/Connector.*Covered by admin consent/);
  expect(lineOf('Allowed by an admin for everyone')).toMatch(/Connector.*offline_access/);
  expect(lineOf('eve@')).toContain('other');
  expect(text).toMatch(/Entra of Contoso, read .*2026.* by Contoso Connector\./);
  const uncovered = { ...found, apps: [appNamed('Connector', ours, [grant('g1', 'ada')])] };
  expect(await textOf(inventoryFile(uncovered, connections, session).blob)).toContain(
    'Only in the list',
  );
});

test('no name at Microsoft becomes a formula in a spreadsheet', async () => {
  const text = await textOf(inventoryFile(found, connections, session).blob);
  for (const cell of text.split(/[\r\n,;]+/)) expect(cell).not.toMatch(/^"?[=+]/);
});

test('paper gets the whole table and nothing to press, the screen none of it', () => {
  render(<PrintSheet found={found} connections={connections} knownScopes={[]} />);
  expect(screen.queryByRole('table', { hidden: true })).toBeNull();
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  // The head, everyone, four people.
  expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(6);
  expect(screen.queryByRole('button', { hidden: true })).toBeNull();
  screen.getByText(/Entra of Contoso, read/);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(screen.queryByRole('table', { hidden: true })).toBeNull();
});

test('assignment is required last, after everyone who is known was assigned', async () => {
  vi.stubGlobal('fetch', async () =>
    json({
      responses: [
        { id: '0', status: 200, body: { value: [{ id: 'a1', principalId: 'ADA' }] } },
        { id: 'assigned', status: 200, body: { value: [{ id: 'a1', principalId: 'ADA' }] } },
      ],
    }),
  );
  const [app] = found.apps;
  const target: Target = {
    ...{ organizationId: tenant, appId: ours, appName: 'Connector', isOurs: true },
    ...{ app: app ?? null, person: null, users: ['ada', 'otto', 'vera'], helpers: [] },
    nameOf: (id) => id,
  };
  const { signal } = new AbortController();
  const graph = createGraph({ url: 'https://graph.example/v1.0', token: 'secret', signal });
  const plan = await actions.requireAssignment.plan(graph, target);
  expect(plan.items.map(({ method, label }) => [method, label])).toEqual([
    ['POST', 'otto'],
    ['POST', 'vera'],
  ]);
  expect(plan.last).toMatchObject({ method: 'PATCH', body: { appRoleAssignmentRequired: true } });
  expect(plan).toMatchObject({ people: null, expects: { kind: 'assignment' } });
});
