import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import caseLink from '../../../client/i18n/en/case-link.json';
import guides from '../../../client/i18n/en/guides.json';
import { CasePage } from '../../../client/pages/case-link/case-page.tsx';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import { type Answer, json, problem, type Server, standInForServer } from '../kit/server.ts';
import { guide, objectId, section, sectionId, shared, step, tenant, token } from './samples.ts';

await startTexts({ caseLink, guides });

const linkPath = '/api/case-link';
const guidePath = `/api/case-link/sections/${sectionId}/guide`;
const stepPath = (n: number) => `/api/case-link/steps/${step(n).id}`;
const toldPath = `/api/case-link/sections/${sectionId}/told`;
const dead = () => problem(401, 'link-not-valid', 'This link does not lead to a case.');

const toldBy = ({ told, name, note = null }: Record<string, unknown>) =>
  told === 'none' ? null : { kind: told, at: '2026-11-24T13:00:00.000Z', saidToBe: name, note };

function openPage(answers: Record<string, Answer> = {}, of = section()): Server {
  const server = standInForServer({
    [linkPath]: () => json(shared({ sections: [of] })),
    [guidePath]: () => json(guide),
    [toldPath]: ({ body }) => json({ told: toldBy(body) }),
    ...answers,
  });
  render(<CasePage token={token} />);
  return server;
}

async function showSteps(): Promise<void> {
  await userEvent.type(await screen.findByLabelText(/Your name/), 'Sam Support');
  await userEvent.click(screen.getByRole('button', { name: 'Show the steps' }));
  await screen.findByRole('heading', { name: '1. Title of step 1' });
}

const stepBox = (n: number) => screen.getByRole('listitem', { name: `${n}. Title of step ${n}` });
const tickOf = (n: number) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: `${n}. Title of step ${n}` });

test('says who asks, until when and how to check it, before any step and without an opening', async () => {
  const server = openPage();
  expect(await screen.findByText(/An admin of .Acme. at monday.com asks you/)).toBeDefined();
  expect(screen.getByText(/We never ask for a password or a code/)).toBeDefined();
  expect(screen.getByText('A person left')).toBeDefined();
  expect(server.calls).toMatchObject([
    { url: `${linkPath}?show=introduction`, token: `Case ${token}` },
  ]);
  await showSteps();
  expect(server.calls[1]).toMatchObject({ url: linkPath, token: `Case ${token}` });
});

test('asks for a name first, in a field named without its hint, and keeps the steps until it is given', async () => {
  const server = openPage();
  const field = await screen.findByRole('textbox', { name: 'Your name' });
  expect(
    document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent,
  ).toMatch(/^It is kept with each step/);
  await userEvent.click(screen.getByRole('button', { name: 'Show the steps' }));
  expect(screen.getByText(/Enter your name/)).toBeDefined();
  expect(document.activeElement).toBe(field);
  expect(server.callsOf(linkPath)).toHaveLength(1);
});

test('shows ids whole with a button to copy each, and what to do in each step', async () => {
  openPage();
  await showSteps();
  for (const value of [objectId, tenant, '5ab0c0de-0000-4000-8000-00000000c11e']) {
    expect(document.body.textContent).toContain(value);
    expect(screen.getByRole('button', { name: new RegExp(`Copy .*${value}`) })).toBeDefined();
  }
  expect(screen.getByRole('heading', { name: /Entra admin of .Contoso./ })).toBeDefined();
  const link = within(stepBox(1)).getByRole('link', { name: /Enterprise apps/ });
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
});

test('says that another person uses an account, and not who; of the person’s own, that they lose it', async () => {
  const [account] = section().connections;
  const connections = account ? [{ ...account, isAlsoUsed: true }] : [];
  const text = /^Another person of this organization uses this account, too/;
  openPage({}, section({ connections }));
  await showSteps();
  expect(screen.getByText(text).textContent).toMatch(/Keep the account/);
  cleanup();
  openPage({}, section({ connections, isOwnAccount: true }));
  await showSteps();
  expect(screen.getByText(text).textContent).toMatch(/loses it with these steps/);
});

test('saves a tick at once, under the name that was given', async () => {
  const server = openPage({
    [stepPath(1)]: () =>
      json({
        step: step(1, {
          state: 'done',
          version: 2,
          at: '2026-11-24T13:50:00.000Z',
          reportedAt: '2026-11-24T13:50:00.000Z',
          by: { kind: 'support', userId: null, saidToBe: 'Sam Support' },
        }),
      }),
  });
  await showSteps();
  await userEvent.click(tickOf(1));
  expect(await within(stepBox(1)).findByText(/Done .*, reported by .*Sam Support/)).toBeDefined();
  expect(tickOf(1).checked).toBe(true);
  expect(server.callsOf(stepPath(1))).toMatchObject([
    { method: 'PATCH', body: { version: 1, state: 'done', name: 'Sam Support' } },
  ]);
  expect(screen.getByText(/1 of 2 steps done/)).toBeDefined();
});

test('somebody else was quicker: theirs is shown, and what was typed stays', async () => {
  const theirs = step(1, {
    state: 'done',
    version: 4,
    note: 'Theirs',
    at: '2026-11-24T13:00:00.000Z',
    reportedAt: '2026-11-24T13:00:00.000Z',
    by: { kind: 'user', userId: null, saidToBe: null },
  });
  const server = openPage({
    [stepPath(1)]: () =>
      json({ type: 'urn:keyholder:problem:step-outdated', detail: 'x', step: theirs }, 409),
  });
  await showSteps();
  const box = stepBox(1);
  await userEvent.click(within(box).getByRole('button', { name: /Add a note/ }));
  await userEvent.type(within(box).getByLabelText('Note'), 'Mine');
  await userEvent.click(within(box).getByRole('button', { name: 'Save' }));
  expect((await within(box).findByRole('alert')).textContent).toContain('Another person changed');
  expect(within(box).getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Mine');
  expect(tickOf(1).checked).toBe(true);
  server.answers[stepPath(1)] = ({ body }) =>
    json({ step: { ...theirs, version: 5, note: body.note } });
  await userEvent.click(within(box).getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(server.callsOf(stepPath(1)).at(-1)?.body).toMatchObject({ version: 4, note: 'Mine' }),
  );
});

test('what blocks a step must be said before it is saved', async () => {
  const at = '2026-11-24T13:00:00.000Z';
  const server = openPage({
    [stepPath(2)]: ({ body }) =>
      json({ step: step(2, { state: 'blocked', note: String(body.note), version: 2, at }) }),
  });
  await showSteps();
  const box = stepBox(2);
  await userEvent.click(within(box).getByRole('button', { name: /^Blocked/ }));
  const save = within(box).getByRole('button', { name: 'Save' });
  await userEvent.click(save);
  expect(within(box).getByText(/^Say what blocks this step/)).toBeDefined();
  expect(server.callsOf(stepPath(2))).toHaveLength(0);
  await userEvent.type(within(box).getByLabelText('What blocks this step?'), 'No rights');
  await userEvent.click(save);
  expect(await within(box).findByText(/^Blocked, set/)).toBeDefined();
});

test('a failed save says what was not done, and the box is as before', async () => {
  openPage({ [stepPath(1)]: () => problem(500, 'x', 'x') });
  await showSteps();
  await userEvent.click(tickOf(1));
  expect((await within(stepBox(1)).findByRole('alert')).textContent).toContain(
    'Nothing was changed',
  );
  expect(tickOf(1).checked).toBe(false);
});

test('a link that is taken back meanwhile ends in the same page as a wrong one', async () => {
  const server = openPage({ [stepPath(1)]: dead });
  await showSteps();
  await userEvent.click(tickOf(1));
  const title = 'This link does not open a case';
  const meanwhile = (await screen.findByRole('heading', { name: title })).parentElement
    ?.textContent;
  document.body.replaceChildren();
  server.answers[linkPath] = dead;
  render(<CasePage token="nonsense with spaces" />);
  const wrong = await screen.findByRole('heading', { name: title });
  expect(wrong.parentElement?.textContent).toBe(meanwhile);
});

test('ends with thanks, says what is open, and leads back', async () => {
  const server = openPage();
  await showSteps();
  await userEvent.click(screen.getByRole('button', { name: 'I am finished' }));
  const thanks = await screen.findByRole('heading', { name: 'Thank you, you may close this page' });
  expect(document.activeElement).toBe(thanks);
  expect(screen.getByText(/2 steps are still open/)).toBeDefined();
  expect(server.callsOf(toldPath)).toMatchObject([
    { method: 'POST', body: { told: 'finished', name: 'Sam Support' } },
  ]);
  expect(screen.getByText(/^Everything is saved/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Back to the steps' }));
  expect(await screen.findByRole('heading', { name: '2. Title of step 2' })).toBeDefined();
});

test('what was not told is not thanked for', async () => {
  openPage({ [toldPath]: () => problem(500, 'x', 'x') });
  await showSteps();
  await userEvent.click(screen.getByRole('button', { name: 'I am finished' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/The admin was not told/);
  expect(screen.queryByRole('heading', { name: /^Thank you/ })).toBeNull();
});

test('a part that cannot be done needs a reason, is not told as finished, and is withdrawn', async () => {
  const server = openPage();
  await showSteps();
  await userEvent.click(screen.getByRole('button', { name: /^I cannot do this/ }));
  const reason = screen.getByLabelText('Why can you not do this?');
  expect(document.activeElement).toBe(reason);
  await userEvent.click(screen.getByRole('button', { name: 'Tell the admin' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Say why/);
  expect(server.callsOf(toldPath)).toEqual([]);
  await userEvent.type(reason, 'No rights');
  await userEvent.click(screen.getByRole('button', { name: 'Tell the admin' }));
  expect(await screen.findByText(/Sam Support.*: .No rights/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'I am finished' }));
  await screen.findByRole('heading', { name: /^Thank you/ });
  await userEvent.click(screen.getByRole('button', { name: 'Back to the steps' }));
  await userEvent.click(screen.getByRole('button', { name: 'I can do it after all' }));
  await vi.waitFor(() =>
    expect(server.callsOf(toldPath).map(({ body }) => body.told)).toEqual(['blocked', 'none']),
  );
  await screen.findByRole('button', { name: /^I cannot do this/ });
});

test('the secret leaves the address before anything else runs', async () => {
  window.history.replaceState(null, '', `/case?from=mail#${token}`);
  vi.resetModules();
  const { fragment } = await import('../../../client/pages/shared/fragment.ts');
  expect(fragment).toBe(token);
  expect(window.location.href).not.toContain(token);
  expect(window.location.search).toBe('?from=mail');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(token);
});

describe('what is typed', () => {
  /** A server that keeps what it is told of step 1. */
  function keeping() {
    let stored = step(1);
    return ({ body }: { body: Record<string, unknown> }) => {
      const { name: _name, ...change } = body;
      stored = { ...stored, ...change, version: stored.version + 1 };
      return json({ step: stored });
    };
  }

  async function typeNote(text: string): Promise<void> {
    const box = stepBox(1);
    await userEvent.click(within(box).getByRole('button', { name: /Add a note/ }));
    await userEvent.type(within(box).getByLabelText('Note'), text);
  }

  test('is saved when the field is left, also for the box beside it', async () => {
    const server = openPage({ [stepPath(1)]: keeping() });
    await showSteps();
    await typeNote('Asked the owner');
    expect(server.callsOf(stepPath(1))).toEqual([]);
    await userEvent.click(tickOf(1));
    await vi.waitFor(() =>
      expect(server.callsOf(stepPath(1)).map(({ body }) => body)).toMatchObject([
        { version: 1, note: 'Asked the owner', name: 'Sam Support' },
        { version: 2, state: 'done', name: 'Sam Support' },
      ]),
    );
    expect(await within(stepBox(1)).findByText('Asked the owner')).toBeDefined();
  });

  test('and not saved keeps the page from being finished, and is named', async () => {
    const server = openPage({ [stepPath(1)]: () => problem(500, 'x', 'x') });
    await showSteps();
    await typeNote('Asked the owner');
    await userEvent.click(screen.getByRole('button', { name: 'I am finished' }));
    const warning = (await screen.findByText('Something is not saved yet')).parentElement;
    expect(warning?.textContent).toMatch(/Not saved yet: .*Note: .*Title of step 1/);
    expect(screen.queryByText(/^Everything is saved/)).toBeNull();
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);

    server.answers[stepPath(1)] = keeping();
    await userEvent.click(within(stepBox(1)).getByRole('button', { name: 'Save' }));
    expect(await within(stepBox(1)).findByText('Asked the owner')).toBeDefined();
    expect(screen.queryByText('Something is not saved yet')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'I am finished' }));
    await screen.findByText(/^Everything is saved/);
    const leavingNow = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leavingNow);
    expect(leavingNow.defaultPrevented).toBe(false);
  });
});

test('an answer that never came: the result is unknown, and the steps are asked for again', async () => {
  const at = '2026-11-24T13:50:00.000Z';
  const done = step(1, { state: 'done', version: 2, at, reportedAt: at });
  const server = openPage({ [stepPath(1)]: () => Promise.reject(new TypeError('fetch failed')) });
  await showSteps();
  server.answers[linkPath] = () =>
    json(shared({ sections: [section({ steps: [done, step(2)] })] }));
  await userEvent.click(tickOf(1));
  const alert = await within(stepBox(1)).findByRole('alert');
  expect(alert.textContent).toContain('The result is unknown: check before you try again');
  expect(alert.textContent).not.toContain('Nothing was changed');
  await vi.waitFor(() => expect(tickOf(1).checked).toBe(true));
});

test('a page that was reloaded says where the link is, and asks the server nothing', async () => {
  const server = standInForServer({});
  render(<CasePage token="" />);
  await screen.findByRole('heading', { name: 'Open the link again from your message' });
  expect(server.calls).toEqual([]);
});
