import { test } from 'vitest';
import { cast } from '../sandbox/monday/people.ts';
import { expectAccessible } from './kit/accessibility.ts';
import { createBrowser } from './kit/browser.ts';
import { type State, testAccessibility } from './kit/states.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

const { sandbox } = browser;
const row = ({ view }: OpenView, text: string) =>
  view.getByRole('row').filter({ hasText: text }).first().waitFor();

const states: State[] = [
  {
    name: 'the overview',
    options: { person: cast.admin },
    reach: async ({ view }) => {
      await view.getByText(/deactivated users have active connections/).waitFor();
      await view.getByRole('button', { name: 'Show the figures as a table' }).click();
    },
  },
  {
    name: 'the overview in a narrow frame',
    options: { person: cast.admin, width: '380' },
    reach: ({ view }) => view.getByText(/deactivated users have active connections/).waitFor(),
  },
  {
    name: 'organizations',
    options: { person: cast.admin },
    reach: async ({ view }) => {
      await view.getByRole('button', { name: /^Organizations/ }).click();
      await view.getByText('Contoso', { exact: true }).first().waitFor();
    },
  },
  {
    name: 'everyone’s list',
    options: { person: cast.admin, tab: 'connections' },
    reach: async (opened) => {
      await row(opened, 'ada@contoso.example');
      await row(opened, cast.admin.name);
    },
  },
  {
    name: 'the list with what is not listed',
    options: { person: cast.admin, tab: 'connections' },
    reach: async (opened) => {
      await row(opened, 'ada@contoso.example');
      await opened.view.getByRole('button', { name: 'What is not listed?' }).click();
    },
  },
  {
    name: 'nothing found',
    options: { person: cast.admin, tab: 'connections' },
    reach: async (opened) => {
      await row(opened, 'ada@contoso.example');
      await opened.view.getByRole('searchbox').fill('zzzz');
      await opened.view.getByText('No results').waitFor();
    },
  },
  {
    name: 'the list without names',
    options: { person: cast.admin, tab: 'connections' },
    before: () => {
      sandbox().monday.controls.graphql = 'scopes-missing';
    },
    reach: ({ view }) => view.getByText('Some names could not be loaded').waitFor(),
  },
  {
    name: 'one connection',
    options: { person: cast.admin, tab: 'connections' },
    reach: async (opened) => {
      await row(opened, 'ada@contoso.example');
      await opened.view
        .getByRole('row')
        .filter({ hasText: 'ada@contoso.example' })
        .getByRole('button')
        .first()
        .click();
      await opened.view.getByRole('heading', { name: 'Permissions' }).waitFor();
    },
  },
  {
    name: 'other integrations',
    options: { person: cast.admin, tab: 'connections' },
    reach: async (opened) => {
      await opened.view.getByRole('tab', { name: 'monday integrations' }).click();
      await row(opened, 'Sign-in (OAuth)');
    },
  },
  {
    name: 'help',
    options: { person: cast.member, surface: 'account' },
    reach: async ({ view }) => {
      await view.getByRole('tab', { name: 'Help' }).click();
      await view.getByText('Sidekick skills').first().waitFor();
      await view.getByText('offline_access').first().waitFor();
    },
  },
  {
    name: 'everyone’s list as cards',
    options: { person: cast.admin, tab: 'connections', width: '380' },
    reach: ({ view }) => view.getByText('ada@contoso.example').waitFor(),
  },
  {
    name: 'own connections',
    options: { person: cast.collector, surface: 'account' },
    reach: ({ view }) => view.getByText('priya@fabrikam.example').waitFor(),
  },
  {
    name: 'own connections of a viewer',
    options: { person: cast.viewer, surface: 'account' },
    reach: ({ view }) => view.getByText('vera@contoso.example').waitFor(),
  },
  {
    name: 'how to revoke a connection of one’s own',
    options: { person: cast.viewer, surface: 'account' },
    reach: async ({ view }) => {
      await view.getByRole('button', { name: /^How to remove it/ }).click();
      await view.getByText('Details', { exact: true }).first().click();
      await view.getByText('Mail to monday support').first().waitFor();
    },
  },
  {
    name: 'nothing connected',
    options: { person: cast.invited, surface: 'account' },
    reach: ({ view }) => view.getByText(/You connected nothing/).waitFor(),
  },
  {
    name: 'a refused session',
    options: { person: cast.member, surface: 'account' },
    before: () => {
      browser.expectConsole(/status of 401/);
      sandbox().monday.controls.sessionTokens = 'foreign';
    },
    reach: ({ view }) => view.getByText('Your session was refused, twice').waitFor(),
  },
];

testAccessibility(browser, states);

test('axe finds nothing when the view is opened outside monday', async () => {
  const page = await browser.newPage();
  await page.goto(`${browser.sandbox().places.view}/account`);
  await page.getByRole('heading', { name: 'Keyholder opens inside monday.com' }).waitFor();
  await expectAccessible(page, 'outside monday');
});
