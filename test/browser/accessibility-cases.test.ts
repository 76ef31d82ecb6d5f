import { cast } from '../sandbox/monday/people.ts';
import { createBrowser } from './kit/browser.ts';
import { unfold } from './kit/cases.ts';
import { type State, testAccessibility } from './kit/states.ts';
import type { OpenView } from './kit/view.ts';

const browser = createBrowser();

/** The case of someone, with everything about its first step at Microsoft. */
async function openCase({ view }: OpenView, person: string): Promise<void> {
  await view.getByRole('button', { name: new RegExp(`Person left: .*${person}`) }).click();
  await unfold(view);
  const atMicrosoft = view.getByRole('region', { name: /^Entra admin of/ });
  await atMicrosoft
    .getByRole('button', { name: /^What to do/ })
    .first()
    .click();
  await atMicrosoft.getByText('Which app').first().waitFor();
}

/** Answers the first two questions about someone, until it is shown what it touches. */
async function prepare({ view }: OpenView): Promise<void> {
  await view.getByText('Person left', { exact: true }).click();
  await view.getByText('Everything of one person').click();
  await view.getByRole('combobox', { name: 'Person' }).fill('Jonas');
  await view.getByRole('option', { name: cast.mailboxPartner.name }).click();
  await view.getByText('Also affected').waitFor();
}

async function openLena({ view }: OpenView): Promise<void> {
  await view
    .getByRole('button', { name: /Person left: .*Lena Fischer/ })
    .first()
    .click();
  await unfold(view);
  await view.getByRole('button', { name: 'What to do: Sign the person out everywhere' }).waitFor();
}

async function openFolded({ view }: OpenView): Promise<void> {
  await view
    .getByRole('button', { name: /Person left: .*Lena Fischer/ })
    .first()
    .click();
  await view.getByText(/^Next: /).waitFor();
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
    name: 'a case as it opens',
    options: { person: cast.admin, tab: 'cases' },
    reach: openFolded,
  },
  {
    name: 'a case as it opens in a narrow frame',
    options: { person: cast.admin, tab: 'cases', width: '380' },
    reach: openFolded,
  },
  {
    name: 'changing the owner and the day of a case',
    options: { person: cast.admin, tab: 'cases' },
    reach: async (opened) => {
      await openFolded(opened);
      await opened.view.getByRole('button', { name: 'Change owner or due date' }).click();
      await opened.view
        .getByRole('dialog')
        .getByLabel(/^Due date/)
        .waitFor();
    },
  },
  {
    name: 'the integrations of a person who left, in their case',
    options: { person: cast.admin, tab: 'cases', width: '380' },
    reach: async (opened) => {
      await openFolded(opened);
      await opened.view.getByRole('button', { name: /^monday integrations of/ }).click();
      await opened.view.getByText('What to do there').waitFor();
    },
  },
  {
    name: 'an open case',
    options: { person: cast.admin, tab: 'cases' },
    reach: (opened) => openCase(opened, 'Lena'),
  },
  {
    name: 'an open case in a narrow frame',
    options: { person: cast.admin, tab: 'cases', width: '380' },
    reach: (opened) => openCase(opened, 'Lena'),
  },
  {
    name: 'a closed case',
    options: { person: cast.admin, tab: 'cases' },
    reach: (opened) => openCase(opened, 'Omar'),
  },
  {
    name: 'making a case link',
    options: { person: cast.admin, tab: 'cases' },
    reach: async (opened) => {
      await openCase(opened, 'Lena');
      await opened.view.getByRole('button', { name: /^Make link for this section: Entra/ }).click();
      await opened.view.getByText('For how many days?').waitFor();
    },
  },
  {
    name: 'closing a case with what is open',
    options: { person: cast.admin, tab: 'cases' },
    reach: async (opened) => {
      await openCase(opened, 'Lena');
      await opened.view.getByRole('button', { name: 'Close the case' }).click();
      await opened.view.getByText('What remains').waitFor();
    },
  },
  {
    name: 'noting a step, and what blocks it',
    options: { person: cast.admin, tab: 'cases' },
    reach: async (opened) => {
      await openCase(opened, 'Lena');
      const { view } = opened;
      await view.getByRole('button', { name: /^Add a note: Sign the person out/ }).click();
      await view.getByRole('button', { name: /^Blocked: Remove this person/ }).click();
      await view.getByText('What blocks this step?').waitFor();
    },
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
      await view.getByText('Who must act', { exact: true }).waitFor();
    },
  },
  {
    name: 'the making of a case link in a narrow frame',
    options: { person: cast.admin, tab: 'cases', width: '380' },
    reach: async (opened) => {
      await openLena(opened);
      await opened.view.getByRole('button', { name: /^Make link for this section: Entra/ }).click();
      await opened.view.getByRole('dialog').getByText('Which sections?').waitFor();
    },
  },
];

testAccessibility(browser, states);
