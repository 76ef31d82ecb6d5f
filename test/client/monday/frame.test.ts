import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { stripSessionToken } from '../../../client/monday/strip-token.ts';
import { openOutside, silence } from '../kit/frame.ts';
import { connection, page, tokenEndingIn } from '../kit/samples.ts';
import { json, problem, standInForServer } from '../kit/server.ts';
import { context, listPath, openView, renderView, sessionPath } from '../kit/view.ts';

const list = { [listPath]: () => json(page([connection(1)])) };
const refusal = () => problem(401, 'token-expired', 'The token has expired.');

describe('the address', () => {
  test('loses the session token that monday put there, and nothing else', () => {
    window.history.replaceState(null, '', '/admin?sessionToken=a.b.c&theme=dark#place');
    expect(stripSessionToken(window.location, window.history)).toBe(true);
    expect(window.location.pathname + window.location.search + window.location.hash).toBe(
      '/admin?theme=dark#place',
    );
    expect(stripSessionToken(window.location, window.history)).toBe(false);
  });
});

describe('outside monday', () => {
  test('the page says where to open it, and asks the server nothing', async () => {
    openOutside();
    const server = standInForServer({});
    await renderView();
    await screen.findByRole('heading', { name: 'Keyholder opens inside monday.com' });
    screen.getByText(/Administration, then Apps/);
    expect(server.calls).toEqual([]);
  });

  test('a frame that does not answer is said to be silent, with a way to reload', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await openView({ answers: { 'get context': () => silence } });
    await act(() => vi.advanceTimersByTimeAsync(11_000));
    await screen.findByRole('heading', { name: 'monday.com does not answer' });
    screen.getByRole('button', { name: 'Reload' });
  });

  test('a place that monday does not tell does not hold up the view', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await openView({
      role: 'member',
      server: list,
      answers: { 'get location': () => silence },
    });
    await act(() => vi.advanceTimersByTimeAsync(2000));
    await screen.findByText('Account 1');
  });
});

describe('the theme', () => {
  test('is monday’s, and follows it', async () => {
    const { frame } = await openView({
      answers: { 'get context': () => context('admin', { theme: 'dark' }) },
    });
    await screen.findByRole('heading', { level: 1 });
    expect(document.body.className).toBe('dark-app-theme');
    act(() => frame.push('context', context('admin', { theme: 'black' })));
    expect(document.body.className).toBe('black-app-theme');
    act(() => frame.push('context', context('admin', { theme: 'light' })));
    expect(document.body.className).toBe('light-app-theme');
  });
});

describe('session tokens', () => {
  test('one serves every call until it is about to end', async () => {
    const { frame } = await openView({ server: list });
    await screen.findByText('Account 1');
    expect(frame.askedFor('get sessionToken')).toHaveLength(1);
  });

  test('another is asked for before one ends', async () => {
    const { frame, server } = await openView({
      server: list,
      answers: { 'get sessionToken': () => tokenEndingIn(5) },
    });
    await screen.findByText('Account 1');
    // One for the session, and another for what is asked after it.
    expect(server.calls.length).toBeGreaterThan(1);
    expect(frame.askedFor('get sessionToken').length).toBeGreaterThan(1);
  });

  test('another is asked for once when the server refuses one', async () => {
    const tokens = [tokenEndingIn(300, 'old'), tokenEndingIn(300, 'new')];
    let given = 0;
    const { server } = await openView({
      answers: { 'get sessionToken': () => tokens[given++] },
      server: {
        ...list,
        [listPath]: ({ token }) => (token === tokens[1] ? json(page([connection(1)])) : refusal()),
      },
    });
    await screen.findByText('Account 1');
    expect(server.callsOf(listPath).map(({ token }) => token)).toEqual(tokens);
  });

  test('refused twice, the page says what the server says and what it may be', async () => {
    const { server } = await openView({ server: { [sessionPath]: refusal } });
    await screen.findByRole('heading', { name: 'Your session was refused, twice' });
    screen.getByText(/The token has expired\./);
    screen.getByText(/the clock of the computer or the server is wrong/);
    screen.getByRole('button', { name: 'Reload' });
    expect(server.callsOf(sessionPath)).toHaveLength(2);
  });

  test('none from monday is said, and can be tried again', async () => {
    const { frame } = await openView({
      server: list,
      answers: {
        'get sessionToken': () => {
          throw new Error('refused');
        },
      },
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    frame.answers['get sessionToken'] = () => tokenEndingIn(300);
    await userEvent.click(again);
    await screen.findByText('Account 1');
  });

  test('none is left in the page’s stores', async () => {
    await openView({ server: list });
    await screen.findByText('Account 1');
    expect(localStorage.length + sessionStorage.length).toBe(0);
    expect(document.cookie).toBe('');
  });
});

describe('the server', () => {
  test('out of reach, the page says so, and that nothing was changed', async () => {
    await openView({
      server: {
        [sessionPath]: () => {
          throw new TypeError('Failed to fetch');
        },
      },
    });
    await screen.findByText(/The server could not be reached\. Nothing was changed\./, undefined, {
      timeout: 20_000,
    });
  });
});
