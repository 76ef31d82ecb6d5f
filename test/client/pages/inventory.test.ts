import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import entraInventory from '../../../client/i18n/en/entra-inventory.json';
import {
  appOf,
  consentsOf,
  mondayRedirect,
  peopleOf,
} from '../../../client/pages/entra/directory/inventory.ts';
import { readInventory } from '../../../client/pages/entra/directory/read-inventory.ts';
import { createGraph } from '../../../client/pages/entra/graph/graph-client.ts';
import { GraphFault } from '../../../client/pages/entra/graph/graph-fault.ts';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import { json } from '../kit/server.ts';
import { tenant } from './samples.ts';

await startTexts({ entraInventory });

const graphUrl = 'https://graph.example/v1.0';
const ours = '5ab0c0de-0000-4000-8000-00000000c11e';
const app = {
  id: 'sp-1',
  appId: ours,
  displayName: 'Connector',
  replyUrls: [mondayRedirect],
};
const grant = (id: string, principalId: string | null, scope = ' User.Read offline_access') => ({
  ...{ id, clientId: 'sp-1', principalId, scope },
  consentType: principalId === null ? 'AllPrincipals' : 'Principal',
});

type Answers = Record<string, (url: URL) => { status?: number; body?: unknown }>;

/** Graph, by the beginning of a path; every other is an empty list. */
function standInForGraph(answers: Answers): URL[] {
  const asked: URL[] = [];
  const answerTo = (path: string) => {
    const url = new URL(path, `${graphUrl}/`);
    asked.push(url);
    const [, answer] =
      Object.entries(answers).find(([start]) => path.startsWith(start)) ?? ([] as const);
    return { status: 200, body: { value: [] }, ...answer?.(url) };
  };
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.slice(graphUrl.length);
    if (path !== '/$batch') {
      const { status, body } = answerTo(path);
      return json(body, status);
    }
    const { requests } = JSON.parse(String(init.body));
    return json({
      responses: requests.map(({ id, url }: { id: string; url: string }) => ({
        id,
        ...answerTo(url),
      })),
    });
  });
  return asked;
}

const read = (signal = new AbortController().signal) =>
  readInventory(createGraph({ url: graphUrl, token: 'secret', signal }), {
    organizationId: tenant,
    applicationId: ours,
    onReading: () => {},
    onFound: () => {},
  });

const organization = () => ({ body: { value: [{ id: tenant, displayName: 'Contoso' }] } });

describe('an inventory', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('asks without the fields that Graph refuses, and says that they are not known', async () => {
    const asked = standInForGraph({
      '/organization': organization,
      '/servicePrincipals(': ({ search }) =>
        search.includes('isDisabled') ? { status: 400, body: {} } : { body: app },
      '/servicePrincipals?': ({ search }) =>
        search.includes('filter') ? { status: 400, body: {} } : { body: { value: [app] } },
      '/oauth2PermissionGrants': () => ({
        body: { '@odata.count': 1, value: [grant('g1', 'ADA')] },
      }),
    });
    const found = await read();
    expect(found.apps).toMatchObject([
      { isOurs: true, createdAt: null, isDeactivated: null, isWhole: true },
    ]);
    expect(found.apps[0]?.consents).toEqual([
      { personId: 'ada', scopes: ['User.Read', 'offline_access'], grantIds: ['g1'] },
    ]);
    const lists = asked.filter(({ pathname }) => pathname.endsWith('/servicePrincipals'));
    expect(lists.at(-1)?.search).not.toContain('isDisabled');
  });

  test('tells an app that its publisher deactivated from one that is enabled', async () => {
    const isDisabled = { isDisabled: true, accountEnabled: true };
    for (const [more, isDeactivated] of [
      [isDisabled, true],
      [{ isDisabled: false }, false],
    ] as const) {
      standInForGraph({
        '/organization': organization,
        '/servicePrincipals(': () => ({ body: { ...app, ...more } }),
        '/servicePrincipals?': () => ({ body: { value: [{ ...app, ...more }] } }),
      });
      expect((await read()).apps).toMatchObject([{ isOurs: true, isDeactivated }]);
    }
  });

  test('takes a filter that does not find the connector for one that finds nothing', async () => {
    standInForGraph({
      '/organization': organization,
      '/servicePrincipals(': () => ({ body: app }),
      '/servicePrincipals?': ({ search }) => ({
        body: { value: search.includes('filter') ? [] : [app, { id: 'sp-2', appId: 'x' }] },
      }),
      '/oauth2PermissionGrants': () => ({ body: { '@odata.count': 2, value: [grant('g1', 'a')] } }),
    });
    const found = await read();
    expect(found.appsRead).toBe(2);
    // Fewer came than Microsoft counted.
    expect(found.apps).toMatchObject([{ id: 'sp-1', isWhole: false }]);
  });

  test('sends the token to Graph alone, whatever an answer names as the next page', async () => {
    standInForGraph({
      '/organization': organization,
      '/servicePrincipals(': () => ({ status: 404, body: {} }),
      '/servicePrincipals?': ({ search }) =>
        search.includes('filter')
          ? { status: 400, body: {} }
          : { body: { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/more' } },
    });
    await expect(read()).rejects.toThrow(GraphFault);
  });

  test('ends a wait that Microsoft asked for at once when it is cancelled', async () => {
    const controller = new AbortController();
    vi.stubGlobal('fetch', async () => json({}, 429, { 'retry-after': '2.542' }));
    const waits: (number | null)[] = [];
    const graph = createGraph({
      ...{ url: graphUrl, token: 'secret', signal: controller.signal },
      onWait: (seconds) => {
        waits.push(seconds);
        controller.abort();
      },
    });
    const options = { organizationId: tenant, applicationId: ours };
    await expect(
      readInventory(graph, { ...options, onReading: () => {}, onFound: () => {} }),
    ).rejects.toThrow(/abort/i);
    expect(waits).toEqual([3]);
  });
});

test('people of our own app are of four kinds, those of others of none', () => {
  const connector = appOf(app, { organizationId: tenant, applicationId: ours });
  const listed = (objectId: string) => ({
    ...{ id: `c-${objectId}`, objectId, userId: '1' },
    state: 'active' as const,
    isDeletedInMonday: false,
  });
  const own = { ...connector, ...consentsOf([grant('g1', 'both'), grant('g2', 'older')]) };
  const standings = (of: typeof own) =>
    Object.fromEntries(
      peopleOf(of, [listed('both'), listed('here')]).map((one) => [one.id, one.standing]),
    );
  expect(standings(own)).toEqual({ both: 'both', older: 'onlyAtEntra', here: 'onlyHere' });
  const covered = { ...own, ...consentsOf([grant('g1', 'both'), grant('g3', null)]) };
  expect(standings(covered)).toEqual({ both: 'both', here: 'covered' });
  expect(standings({ ...own, isOurs: false })).toEqual({ both: null, older: null });
});
