import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { CasePage } from '../../../client/pages/case-link/case-page.tsx';
import { json, problem, standInForServer } from '../kit/server.ts';
import {
  linkPath,
  openPage,
  showSteps,
  stepBox,
  stepPath,
  tickOf,
  toldPath,
} from './case-page.tsx';
import { section, shared, step, token } from './samples.ts';

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
