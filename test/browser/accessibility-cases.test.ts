import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { type State, testAccessibility } from './kit/states.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

/** Answers the first two questions about somebody, until it is shown what it touches. */
async function prepare({ view }: OpenView): Promise<void> {
  await view.getByText('Person left').click();
  await view.getByText('Everything of one person').click();
  await view.getByRole('combobox', { name: 'Person' }).fill('Jonas');
  await view.getByRole('option', { name: cast.mailboxPartner.name }).click();
  await view.getByText('Also affected').waitFor();
}

const states: State[] = [
  {
    name: 'people',
    options: { person: cast.admin, tab: 'people' },
    reach: ({ view }) => view.getByText(cast.mailboxPartner.name).first().waitFor(),
  },
  {
    name: 'a person who left',
    options: { person: cast.admin, tab: 'people', id: String(cast.deactivated.id) },
    reach: ({ view }) => view.getByText('lena@contoso.example').first().waitFor(),
  },
  {
    name: 'activity',
    options: { person: cast.admin, tab: 'activity' },
    reach: ({ view }) => view.getByText(cast.admin.name).first().waitFor(),
  },
  {
    name: 'cases',
    options: { person: cast.admin, tab: 'cases' },
    reach: ({ view }) =>
      view
        .getByText(/Lena Fischer/)
        .first()
        .waitFor(),
  },
  {
    name: 'cases in a narrow frame',
    options: { person: cast.admin, tab: 'cases', width: '380' },
    reach: ({ view }) =>
      view
        .getByText(/Lena Fischer/)
        .first()
        .waitFor(),
  },
  {
    name: 'no case of one’s own',
    options: { person: cast.viewer, surface: 'account', tab: 'cases' },
    reach: ({ view }) => view.getByRole('heading', { name: 'You have no case' }).waitFor(),
  },
  {
    name: 'a new case and what it touches',
    options: { person: cast.admin, tab: 'cases', id: 'new' },
    reach: prepare,
  },
  {
    name: 'a new case in a narrow frame',
    options: { person: cast.admin, tab: 'cases', id: 'new', width: '380' },
    reach: prepare,
  },
  {
    name: 'a new case about a whole organization',
    options: { person: cast.admin, tab: 'cases', id: 'new' },
    reach: async ({ view }) => {
      await view.getByText('App or connector compromised').click();
      await view.getByText('Everyone at a provider').click();
      await view.getByRole('combobox', { name: 'Provider' }).click();
      await view.getByRole('option', { name: 'Microsoft 365' }).click();
      await view.getByText('Disable sign-in to the app').waitFor();
      await view.getByText('Who must act').waitFor();
    },
  },
];

testAccessibility(browser, states);
