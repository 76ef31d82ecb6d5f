import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CasePage } from '../../../client/pages/case-link/case-page.tsx';
import { json, problem } from '../kit/server.ts';
import { dead, linkPath, openPage, showSteps, stepBox, stepPath, tickOf } from './case-page.tsx';
import { objectId, section, step, tenant, token } from './samples.ts';

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

test('someone else was quicker: theirs is shown, and what was typed stays', async () => {
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

test('a link that is revoked meanwhile ends in the same page as a wrong one', async () => {
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
