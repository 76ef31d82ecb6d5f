import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { connection, sessionOf } from '../../kit/samples.ts';
import { json, problem } from '../../kit/server.ts';
import { sessionPath } from '../../kit/view.ts';
import { step } from '../../pages/samples.ts';
import { box, contoso, open } from './case-steps.ts';
import {
  caseId,
  caseOf,
  casePath,
  countsOf,
  inCase,
  proofOf,
  sectionOf,
  support,
} from './samples.ts';

describe('what came after the case was opened', () => {
  test('is offered, and added when asked', async () => {
    const late = connection(7).id;
    const { server } = await open({
      of: caseOf({ offered: { count: 1, countExact: true, connectionIds: [late] } }),
      server: {
        [`${casePath}/connections`]: ({ method }) =>
          json(
            method === 'POST' ? caseOf() : { items: [inCase(1)], nextAfter: null, automations: [] },
          ),
      },
    });
    server.answers[`/api/connections/${late}`] = () =>
      json({
        connection: connection(7),
        uses: [],
        credentials: [],
        history: [],
        evidence: [],
        sameIdentity: [],
      });
    await screen.findByText('1 connection since the case was opened matches it');
    expect(
      server.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections')),
    ).toEqual([]);
    server.answers[casePath] = () => json(caseOf());
    await userEvent.click(screen.getByRole('button', { name: 'Add them to the case' }));
    await waitFor(() => expect(screen.queryByText(/fits it/)).toBeNull());
    expect(
      server.callsOf(`${casePath}/connections`).find(({ method }) => method === 'POST')?.body,
    ).toEqual({ connectionIds: [late] });
  });
});

describe('the end of a case', () => {
  test('a second Enter while it closes does not hide that it failed', async () => {
    let fail: () => void = () => {};
    const done = { ...step(3), state: 'done' as const };
    const finished = sectionOf(1, {
      steps: [step(1, { state: 'done' }), step(2, { state: 'done' })],
      proof: null,
    });
    await open({
      of: caseOf({ sections: [finished, support({ steps: [done], proof: null })] }),
      server: {
        [`${casePath}/close`]: () =>
          new Promise<Response>((resolve) => {
            fail = () => resolve(problem(500, 'fault', 'The store is down.'));
          }),
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Close the case' }));
    const dialog = within(await screen.findByRole('dialog'));
    const close = dialog.getByRole('button', { name: 'Close the case' });
    act(() => close.focus());
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Close the case' }));
    fail();
    await dialog.findByText(/The case was not changed/);
  });

  test('names section by section what is open, and what remains, before it closes', async () => {
    const done = { ...step(3), state: 'done' as const };
    const of = caseOf({ sections: [sectionOf(1), support({ steps: [done] })] });
    const closed = caseOf({
      status: 'closed',
      closedAt: '2026-06-25T10:00:00.000Z',
      closedBy: '101',
    });
    const { server } = await open({ of, server: { [`${casePath}/close`]: () => json(closed) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Close the case' }));
    const dialog = within(await screen.findByRole('dialog'));
    const close = dialog.getByRole<HTMLButtonElement>('button', { name: 'Close the case' });
    expect(close.getAttribute('aria-disabled') ?? String(close.disabled)).toBe('true');
    dialog.getByText(/Check off the sections above/);
    dialog.getByText(/neither reported nor confirmed as removed at the provider/);
    dialog.getByText(/In monday: reported at most/);
    await userEvent.click(dialog.getByRole('checkbox', { name: /Contoso/ }));
    server.answers[casePath] = () => json(closed);
    // As quick as a double click, before the screen can say that it is on its way.
    act(() => {
      close.click();
      close.click();
    });
    await screen.findByText(/so it cannot be changed/);
    expect(server.callsOf(`${casePath}/close`)).toMatchObject([
      { body: { leaveOpen: [sectionOf(1).id], note: null } },
    ]);
    expect((await box(1)).disabled).toBe(true);
    screen.getByRole('button', { name: 'Reopen' });
    screen.getByRole('button', { name: 'Open the report' });
  });

  test('asks about a section whose report Entra has contradicted, though every step is done', async () => {
    const done = { state: 'done' as const };
    const claim = {
      state: 'reported' as const,
      at: '2026-06-24T12:00:00.000Z',
      by: '101',
      stepId: step(1).id,
    };
    const counts = countsOf({ contradicted: 1 });
    await open({
      of: caseOf({
        sections: [
          sectionOf(1, {
            steps: [step(1, { reports: 'provider', ...done }), step(2, done)],
            proof: proofOf({ claim, counts }),
          }),
          support({ steps: [step(3, done)] }),
        ],
      }),
    });
    const section = await contoso();
    section.getByText(/^But 1 connection has access now/);
    await userEvent.click(await screen.findByRole('button', { name: 'Close the case' }));
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByRole('checkbox', { name: /Contoso/, checked: false });
    dialog.getByText(/^But 1 connection has access now/);
  });

  test('a report opens in a tab of its own by a code in the fragment, and the link is shown too', async () => {
    const { frame, server } = await open({
      server: {
        '/api/handoffs': () =>
          json({ code: '7001001.once', expiresAt: '2026-06-24T10:01:00.000Z' }, 201),
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Open the report' }));
    const url = `${window.location.origin}/report#7001001.once`;
    const link = await screen.findByRole('link', { name: /Open the report/ });
    const address = link.getAttribute('href') ?? '';
    expect(address.split('!')[0]).toBe(url);
    // With the names that monday gave who opens it: the page cannot ask, and the server has none.
    expect(decodeURIComponent(address.split('!')[1] ?? '')).toContain('"Person 101"');
    expect(server.callsOf('/api/handoffs')).toMatchObject([
      { body: { purpose: 'report', caseId } },
    ]);
    expect(frame.askedFor('execute openLinkInTab')).toMatchObject([
      { args: { params: { url: address } } },
    ]);
  });

  test('Entra can be asked only where that is set up', async () => {
    await open({
      server: { [sessionPath]: () => json(sessionOf('admin', { entraCheck: false })) },
    });
    await screen.findByRole('button', { name: 'Open the report' });
    expect(screen.queryByRole('button', { name: 'Check at Entra' })).toBeNull();
  });
});
