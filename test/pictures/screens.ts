import { readAs } from '../browser/kit/entra-page.ts';
import { cast } from '../sandbox/monday/people.ts';
import type { Sandbox } from '../sandbox/start.ts';
import { fill, find, openRow, press, type Screen, type Step, search, see } from './screen.ts';

const { admin, member, collector, deactivated, guest, viewer, invited } = cast;
const own = 'account';

/** A page that opens by a one-time code, about the newest case of the seed. */
const byCode = (purpose: 'report' | 'entra') => async (sandbox: Sandbox) => {
  const { items } = await sandbox.api.ask<{ items: { id: string }[] }>(
    admin,
    'GET',
    '/api/cases?scope=account',
  );
  const body = { purpose, caseId: items[0]?.id };
  const { code } = await sandbox.api.ask<{ code: string }>(admin, 'POST', '/api/handoffs', body);
  return `${sandbox.places.view}/${purpose}#${code}`;
};

/** The page at Entra, opened by an admin without a case. */
const inventory = async (sandbox: Sandbox) => {
  const body = { purpose: 'inventory' };
  const { code } = await sandbox.api.ask<{ code: string }>(admin, 'POST', '/api/handoffs', body);
  return `${sandbox.places.view}/entra#${code}`;
};
const readContoso: Step = (_shown, page) => readAs(page, 'Admin of Contoso', 'Contoso');

/** Everything that a person may come to see: a screen, or a state of one, is a line. */
export const screens: Screen[] = [
  { name: 'overview', person: admin, steps: [find('heading', /overview|needs attention/i)] },
  {
    name: 'organizations',
    ...{ person: admin, tab: 'overview', id: 'organizations', isDetail: true },
    steps: [find('listitem')],
  },
  { name: 'connections', person: admin, tab: 'connections', steps: [see('ada@contoso.example')] },
  {
    name: 'connections-coverage',
    ...{ person: admin, tab: 'connections' },
    steps: [press('button', 'What is not listed?')],
  },
  {
    name: 'connections-nothing-found',
    ...{ person: admin, tab: 'connections' },
    steps: [see('ada@contoso.example'), search('zzzz'), see('No results')],
  },
  {
    name: 'connections-without-names',
    ...{ person: admin, tab: 'connections' },
    trouble: ({ monday }) => Object.assign(monday.controls, { graphql: 'scopes-missing' }),
    steps: [see('Some names could not be loaded')],
  },
  {
    name: 'connections-filters',
    ...{ person: admin, tab: 'connections' },
    steps: [see('ada@contoso.example'), press('button', /filters/i), see('Organization')],
  },
  {
    name: 'connections-revoke-all',
    ...{ person: admin, tab: 'connections' },
    steps: [see('ada@contoso.example'), search('contoso'), find('button', /^Revoke all/)],
  },
  {
    name: 'new-case-by-filter',
    ...{ person: admin, tab: 'connections' },
    steps: [
      see('ada@contoso.example'),
      search('contoso'),
      press('button', /^Revoke all/),
      (shown) => shown.getByText('No longer needed', { exact: true }).click(),
      see('Who must act'),
    ],
  },
  {
    name: 'connections-columns',
    ...{ person: admin, tab: 'connections', isWideOnly: true },
    steps: [see('ada@contoso.example'), press('button', 'Columns')],
  },
  {
    name: 'connections-export',
    ...{ person: admin, tab: 'connections' },
    steps: [see('ada@contoso.example'), press('button', 'Export')],
  },
  {
    name: 'connection',
    ...{ person: admin, tab: 'connections', isDetail: true },
    steps: [openRow('ada@contoso.example'), find('heading', 'Permissions')],
  },
  {
    name: 'connection-gone',
    ...{ person: admin, tab: 'connections', id: '019a0000-0000-7000-8000-000000000000' },
    steps: [find('heading')],
  },
  { name: 'people', person: admin, tab: 'people', steps: [see(admin.name)] },
  {
    name: 'people-sorted',
    ...{ person: admin, tab: 'people', isWideOnly: true },
    steps: [
      see(admin.name),
      press('columnheader', /^Connections/),
      press('button', 'Export'),
      see('Make the file'),
    ],
  },
  {
    name: 'people-deactivated',
    ...{ person: admin, tab: 'people' },
    steps: [
      press('button', 'Deactivated'),
      press('button', 'Look them up'),
      see('with active connections found'),
    ],
  },
  {
    name: 'person',
    isDetail: true,
    person: admin,
    tab: 'people',
    id: String(collector.id),
    steps: [see(collector.name)],
  },
  {
    name: 'leaver',
    ...{ person: admin, tab: 'people', id: String(deactivated.id) },
    steps: [see('What to do there')],
  },
  {
    name: 'leaver-integrations',
    ...{ person: admin, tab: 'cases' },
    steps: [
      openRow('Lena Fischer'),
      press('button', /^monday integrations of/),
      see('What to do there'),
    ],
  },
  { name: 'cases', person: admin, tab: 'cases', steps: [see('Person left')] },
  {
    name: 'case',
    isDetail: true,
    person: admin,
    tab: 'cases',
    steps: [openRow('Lena Fischer'), find('heading')],
  },
  {
    name: 'case-new',
    person: admin,
    tab: 'cases',
    id: 'new',
    steps: [find('heading', /what happened/i)],
  },
  {
    name: 'my-cases',
    person: collector,
    surface: own,
    tab: 'cases',
    steps: [find('heading', 'My cases')],
  },
  { name: 'integrations', person: admin, tab: 'integrations', steps: [see('Sign-in (OAuth)')] },
  {
    name: 'integration',
    ...{ person: admin, tab: 'integrations', isDetail: true },
    steps: [openRow('Sign-in (OAuth)'), see('Number in monday')],
  },
  { name: 'activity', person: admin, tab: 'activity', steps: [find('heading', 'Activity')] },
  { name: 'help', person: admin, tab: 'help', steps: [see('offline_access')] },
  {
    name: 'my-connections',
    person: collector,
    surface: own,
    steps: [see('priya@fabrikam.example')],
  },
  { name: 'my-connections-guest', person: guest, surface: own, steps: [see(/no other people's/)] },
  {
    name: 'my-connections-viewer',
    person: viewer,
    surface: own,
    steps: [see('vera@contoso.example')],
  },
  {
    name: 'my-connections-steps',
    ...{ person: member, surface: own },
    steps: [press('button', /^How to remove it/), see('I connected the wrong account')],
  },
  {
    name: 'my-connection',
    ...{ person: collector, surface: own, isDetail: true },
    tab: 'my-connections',
    steps: [press('button', /^Details/), find('heading', 'Permissions')],
  },
  { name: 'my-cases-guest', person: guest, surface: own, tab: 'cases', steps: [find('heading')] },
  { name: 'help-viewer', person: viewer, surface: own, tab: 'help', steps: [find('heading')] },
  {
    name: 'board',
    ...{ person: member, surface: 'board' as const, tab: 'my-connections' },
    steps: [find('heading')],
  },
  {
    name: 'my-connections-none',
    person: invited,
    surface: own,
    steps: [see(/You connected nothing/)],
  },
  {
    name: 'session-refused',
    ...{ person: member, surface: own },
    trouble: ({ monday }) => Object.assign(monday.controls, { sessionTokens: 'foreign' }),
    steps: [see('Your session was refused, twice')],
  },
  { name: 'outside-monday', address: ({ places }) => `${places.view}/account` },
  { name: 'guide', address: ({ places }) => `${places.view}/guide` },
  {
    name: 'guide-admin',
    address: ({ places }) => `${places.view}/guide?who=admin&what=app_compromised`,
  },
  { name: 'guide-self', address: ({ places }) => `${places.view}/guide?who=self&what=not_needed` },
  {
    name: 'case-link',
    address: ({ caseLink, places }) => caseLink ?? `${places.view}/case`,
    steps: [see('You are asked to help')],
  },
  {
    name: 'case-link-steps',
    address: ({ caseLink, places }) => caseLink ?? `${places.view}/case`,
    steps: [fill(/^Your name/, 'Kim'), press('button', 'Show the steps'), find('checkbox')],
  },
  {
    name: 'case-link-dead',
    address: ({ places }) => `${places.view}/case#nothing`,
    steps: [find('heading')],
  },
  { name: 'report', address: byCode('report'), steps: [find('heading', /Report/)] },
  { name: 'entra', address: byCode('entra'), steps: [find('heading')] },
  {
    name: 'entra-inventory',
    address: inventory,
    steps: [readContoso, see('Keep the numbers')],
  },
  {
    name: 'entra-inventory-app',
    address: inventory,
    steps: [
      readContoso,
      see('Keep the numbers'),
      press('button', /^Sandbox Connector.*show its people/),
      see('Otto Aalto'),
    ],
  },
];
