import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { CaseLink } from '../../../../server/contract/case-link.ts';
import { atProvider, connection, sessionOf } from '../../kit/samples.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import { sessionPath } from '../../kit/view.ts';
import { step } from '../../pages/samples.ts';
import { openCaseView } from './open-case-view.ts';
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

const open = openCaseView;

const stepPath = (n: number) => `${casePath}/steps/${step(n).id}`;
const contoso = async () => within(await screen.findByRole('region', { name: /Contoso/ }));
const box = async (n: number) =>
  (await contoso()).findByRole<HTMLInputElement>('checkbox', {
    name: `${n}. Title of step ${n}`,
  });
const theirs = step(1, {
  state: 'done',
  version: 4,
  note: 'Signed out at noon',
  by: { kind: 'support', userId: null, saidToBe: 'Sam' },
  at: '2026-06-24T12:00:00.000Z',
  reportedAt: '2026-06-24T12:00:00.000Z',
});
const outdated = () =>
  json({ type: 'urn:keyholder:problem:step-outdated', detail: 'x', step: theirs }, 409);

describe('one case', () => {
  test('says whom it is about, how far it is, whom it waits for, and each half for itself', async () => {
    await open({
      of: caseOf({
        steps: { done: 1, total: 3 },
        sections: [
          sectionOf(1, {
            proof: {
              claim: {
                state: 'reported',
                at: '2026-06-24T12:00:00.000Z',
                by: 'support: Sam',
                stepId: step(1).id,
              },
              clockEndsAt: '2999-06-24T13:30:00.000Z',
              check: null,
              counts: countsOf({ reported: 1 }),
            },
          }),
          support(),
        ],
      }),
    });
    await screen.findByRole('heading', {
      level: 1,
      name: /Person left: .*Person 201.* \(Microsoft 365, 1 connection\)/,
    });
    screen.getByText('1 of 3 steps');
    screen.getByText(/Waiting for Entra admin of .*Contoso.* and monday support/);
    const section = await contoso();
    section.getByText(/Reported as removed .* a user who gave the name .*Sam.* Not confirmed/);
    section.getByText(/may work until about .*; longer where your organization set/);
    const whom = within(section.getByRole('list', { name: 'Affected accounts' }));
    whom.getByRole('button', { name: /^Copy the ID of/ });
    const mondayHalf = within(screen.getByRole('region', { name: /^monday support/ }));
    mondayHalf.getByText('Nothing is reported in this case yet.');
    expect(document.body.textContent).not.toMatch(/\brevoked\b/i);
  });

  test('says what still works and what was reconnected, though the case is open', async () => {
    await open({
      of: caseOf({
        reconnected: [{ connectionId: connection(2).id, at: '2026-06-25T08:00:00.000Z' }],
      }),
      connections: [
        inCase(1, {
          alerts: ['still_works'],
          atProvider: atProvider({ contradicted: { by: 'run', at: '2026-06-25T08:00:00.000Z' } }),
        }),
        inCase(2),
      ],
    });
    await screen.findByText('1 connection is still active');
    screen.getByText('1 connection was reconnected since the case was opened');
    const touched = within(screen.getByRole('region', { name: 'Connections in this case' }));
    touched.getByText(/Microsoft: .*token still accepted.* monday: .*stored/);
    const activity = within(screen.getByRole('region', { name: 'Activity' }));
    expect((await activity.findAllByRole('listitem')).map((line) => line.textContent)).toEqual([
      expect.stringContaining('Account 2'),
      expect.stringContaining('Case opened'),
    ]);
  });

  test('of somebody else, or gone, is one and the same page', async () => {
    await open({ server: { [casePath]: () => problem(404, 'no-such-case', 'x') } });
    await screen.findByRole('heading', { name: 'There is no such case' });
  });
});

describe('a step', () => {
  test('is ticked at once, with its version, and the tick is told and kept in the activity', async () => {
    let stored = step(1, { reports: 'provider' });
    let answer: (step: CaseStep) => void = () => {};
    const { server } = await open({
      server: {
        [stepPath(1)]: () =>
          new Promise<Response>((resolve) => {
            answer = (changed) => resolve(json({ step: changed }));
          }),
        [casePath]: () => json(caseOf({ sections: [sectionOf(1, { steps: [stored, step(2)] })] })),
      },
    });
    const tick = await box(1);
    await userEvent.click(tick);
    expect(tick.checked).toBe(true);
    expect(server.callsOf(stepPath(1))).toMatchObject([
      { method: 'PATCH', body: { version: 1, state: 'done' } },
    ]);
    const at = '2026-06-24T12:00:00.000Z';
    stored = step(1, {
      state: 'done',
      version: 2,
      at,
      reportedAt: at,
      by: { kind: 'user', userId: '101', saidToBe: null },
    });
    answer(stored);
    await (await contoso()).findByText(/Done .*, reported by .*Person 101/);
    expect(tick.checked).toBe(true);
    expect(screen.getByText(/^Saved: Title of step 1, Done/)).toBeDefined();
    const activity = within(screen.getByRole('region', { name: 'Activity' }));
    await activity.findByText('Title of step 1');
  });

  test('that could not be saved stands as before, and says so', async () => {
    await open({ server: { [stepPath(1)]: () => problem(500, 'fault', 'x') } });
    const tick = await box(1);
    await userEvent.click(tick);
    expect((await (await contoso()).findByRole('alert')).textContent).toContain(
      'This was not saved',
    );
    expect(tick.checked).toBe(false);
  });

  test('that somebody else changed first shows theirs, note and all, and keeps what was typed', async () => {
    const { server } = await open({
      server: {
        [stepPath(1)]: outdated,
        [casePath]: () => json(caseOf()),
      },
    });
    await userEvent.click(
      await (await contoso()).findByRole('button', { name: 'Add a note: Title of step 1' }),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Mine');
    server.answers[casePath] = () =>
      json(caseOf({ sections: [sectionOf(1, { steps: [theirs, step(2)] }), support()] }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(
      /Another person changed this step first.*Done.*Sam.*Signed out at noon/,
    );
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe('Mine');
    expect((await box(1)).checked).toBe(true);
    server.answers[stepPath(1)] = ({ body }) =>
      json({ step: { ...theirs, version: 5, note: String(body.note) } });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(server.callsOf(stepPath(1)).at(-1)?.body).toEqual({ version: 4, note: 'Mine' }),
    );
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
    expect(document.activeElement?.textContent).toContain('Title of step 1');
  });

  test('is blocked only with a reason', async () => {
    const { server } = await open({
      server: {
        [stepPath(1)]: ({ body }) =>
          json({ step: step(1, { state: 'blocked', version: 2, note: String(body.note) }) }),
      },
    });
    await userEvent.click(
      await (await contoso()).findByRole('button', { name: 'Blocked: Title of step 1' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    screen.getByText('Say what blocks this step, so that others can help.');
    expect(server.callsOf(stepPath(1))).toEqual([]);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'What blocks this step?' }),
      'No rights',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(server.callsOf(stepPath(1))).toMatchObject([
        { body: { version: 1, state: 'blocked', note: 'No rights' } },
      ]),
    );
  });

  test('was not done in the future', async () => {
    const { server } = await open({
      of: caseOf({ sections: [sectionOf(1, { steps: [theirs, step(2)] })] }),
    });
    await userEvent.click(
      await (await contoso()).findByRole('button', { name: 'Change the time: Title of step 1' }),
    );
    const time = screen.getByLabelText('When was it done?');
    await userEvent.clear(time);
    await userEvent.type(time, '2999-01-01T10:00');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/is in the future\. Nothing was saved/);
    expect(server.callsOf(stepPath(1))).toEqual([]);
  });

  test('tells what to do, what it does not do, who may do it and how one sees that it worked', async () => {
    await open();
    await userEvent.click(
      await (await contoso()).findByRole('button', { name: 'What to do: Title of step 1' }),
    );
    for (const text of [
      'Do part 1.',
      'Entra ID > Enterprise apps',
      /Cloud Application Administrator/,
      /Ends nothing else/,
      /Grant it again/,
      /The list is empty/,
    ]) {
      expect((await (await contoso()).findAllByText(text)).length).toBeGreaterThan(0);
    }
  });
});

describe('what is typed at a step', () => {
  const typeNote = async (text: string) => {
    await userEvent.click(
      await (await contoso()).findByRole('button', { name: 'Add a note: Title of step 1' }),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), text);
  };
  const saving: Answer = ({ body }) =>
    json({ step: step(1, { note: String(body.note), version: 2 }) });

  test('is saved when the field is left, and the focus stays where it went', async () => {
    const { server } = await open({ server: { [stepPath(1)]: saving } });
    await typeNote('Asked the owner');
    const other = await box(2);
    act(() => other.focus());
    await waitFor(() =>
      expect(server.callsOf(stepPath(1))).toMatchObject([
        { body: { version: 1, note: 'Asked the owner' } },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
    expect(document.activeElement).toBe(other);
  });

  test('is dropped by Cancel, which saves nothing', async () => {
    const { server } = await open({ server: { [stepPath(1)]: saving } });
    await typeNote('Asked the owner');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
    expect(server.callsOf(stepPath(1))).toEqual([]);
  });

  test('and not saved is asked about before the screen is left, and kept', async () => {
    await open({ server: { [stepPath(1)]: () => problem(500, 'fault', 'x') } });
    await typeNote('Asked the owner');
    await userEvent.click(screen.getByRole('tab', { name: /^Overview/ }));
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByText(/Not saved yet: .*Note: .*Title of step 1/);
    await userEvent.click(dialog.getAllByRole('button', { name: 'Stay here' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe(
      'Asked the owner',
    );
    await userEvent.click(screen.getByRole('tab', { name: /^Overview/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
  });

  test('and without an answer: the result is unknown, and the case is asked for again', async () => {
    const { server } = await open({
      server: { [stepPath(1)]: () => Promise.reject(new TypeError('fetch failed')) },
    });
    await typeNote('Asked the owner');
    const before = server.callsOf(casePath).length;
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('It is not known whether this was saved');
    expect(alert.textContent).toContain('check before you try again');
    expect(alert.textContent).not.toContain('Nothing was changed');
    await waitFor(() => expect(server.callsOf(casePath).length).toBeGreaterThan(before));
  });
});

describe('a case link', () => {
  const link: CaseLink = {
    id: '0197a000-0000-7000-8000-0000000000aa',
    sectionIds: [sectionOf(1).id],
    names: 'masked',
    madeBy: '101',
    madeAt: '2026-06-24T10:00:00.000Z',
    expiresAt: '2026-07-01T10:00:00.000Z',
    state: 'live',
    firstOpenedAt: null,
    lastOpenedAt: null,
    timesOpened: 0,
  };
  const links = `${casePath}/links`;

  test('is made for chosen sections and days, shown once, and taken back', async () => {
    let items: CaseLink[] = [];
    const url = 'https://keyholder.example/case#7001001.secret';
    const { server } = await open({
      server: {
        [links]: ({ method }) => {
          if (method === 'GET') return json({ items });
          items = [link];
          return json({ link, url }, 201);
        },
        [`${links}/${link.id}`]: () => {
          items = [{ ...link, state: 'taken_back' }];
          return new Response(null, { status: 204 });
        },
      },
    });
    const opener = await screen.findByRole('button', {
      name: /Make link for this section: .*Contoso/,
    });
    opener.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    const days = dialog.getByLabelText<HTMLInputElement>('For how many days?');
    expect(days.value).toBe('7');
    await userEvent.clear(days);
    await userEvent.type(days, '31');
    await userEvent.click(dialog.getByRole('button', { name: 'Make the link' }));
    dialog.getByText('Choose 1 to 30 days.');
    expect(server.callsOf(links).filter(({ method }) => method === 'POST')).toEqual([]);
    await userEvent.clear(days);
    await userEvent.type(days, '3');
    await userEvent.click(dialog.getByRole('button', { name: 'Make the link' }));
    expect(
      (await dialog.findByRole<HTMLTextAreaElement>('textbox', { name: 'Case link' })).value,
    ).toBe(url);
    expect(server.callsOf(links).find(({ method }) => method === 'POST')?.body).toMatchObject({
      sectionIds: [sectionOf(1).id],
      days: 3,
      names: 'masked',
    });
    await userEvent.click(await dialog.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body.innerHTML).not.toContain('secret');
    await waitFor(() => expect(document.activeElement).toBe(opener));
    const revoke = await screen.findByRole('button', { name: /Revoke link/ });
    await userEvent.click(revoke);
    const asks = within(await screen.findByRole('dialog'));
    asks.getByText(/can no longer open the case.*Completed steps and notes stay/);
    await userEvent.click(asks.getAllByRole('button', { name: 'Keep the link' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.callsOf(`${links}/${link.id}`)).toEqual([]);
    await userEvent.click(revoke);
    const again = within(await screen.findByRole('dialog'));
    await userEvent.click(again.getByRole('button', { name: 'Revoke link' }));
    await screen.findByText(/^revoked · Names: Shortened/);
    // Told apart from other links by what it shows.
    screen.getByText(/^Entra admin of .Contoso., At Microsoft 365/);
  });

  test('of sections of different actors is warned of before it is made: what the receiver sees', async () => {
    await open();
    await userEvent.click(
      await screen.findByRole('button', { name: /Make link for this section: .*Contoso/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText('This link is for more than one')).toBeNull();
    const other = dialog.getByRole('checkbox', { name: /^monday support/ });
    await userEvent.click(other);
    dialog.getByText('This link is for more than one');
    dialog.getByText(/parts of Entra admin of .Contoso. and monday support\. Everyone.*sees all/);
    await userEvent.click(other);
    expect(dialog.queryByText('This link is for more than one')).toBeNull();
  });

  test('is nothing that a guest can make, who sees their part only and is called you', async () => {
    const { server } = await open({
      role: 'guest',
      of: caseOf({
        view: 'part',
        visibility: 'people',
        sections: [sectionOf(1, { actor: 'person', organization: null, userId: '101' })],
      }),
    });
    await screen.findByText(/You see the part of this case that is about your own connections\./);
    const own = within(await screen.findByRole('region', { name: /^You At Microsoft/ }));
    await own.findByRole('checkbox', { name: '1. Title of step 1' });
    screen.getByText(/Opened .* by you\./);
    expect(screen.queryByRole('button', { name: /Message to copy/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /link for this section/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Close the case' })).toBeNull();
    expect(server.callsOf(links)).toEqual([]);
  });
});

describe('what came after the case was opened', () => {
  test('is offered, and added when asked', async () => {
    const late = connection(7).id;
    const { server } = await open({
      of: caseOf({ offered: { count: 1, countExact: true, connectionIds: [late] } }),
      server: {
        [`${casePath}/connections`]: ({ method }) =>
          json(method === 'POST' ? caseOf() : { items: [inCase(1)], nextAfter: null }),
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
    await screen.findByText('1 connection since the case was opened fits it');
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
