import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CaseStep } from '../../../../server/contract/case.ts';
import { atProvider, connection } from '../../kit/samples.ts';
import { json, problem } from '../../kit/server.ts';
import { step } from '../../pages/samples.ts';
import { box, contoso, open, outdated, stepPath, theirs } from './case-steps.ts';
import { caseOf, casePath, countsOf, inCase, sectionOf, support } from './samples.ts';

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
    mondayHalf.getByText('Nothing reported yet.');
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

  test('of someone else, or gone, is one and the same page', async () => {
    await open({
      isFolded: true,
      server: { [casePath]: () => problem(404, 'no-such-case', 'x') },
    });
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

  test('that someone else changed first shows theirs, note and all, and keeps what was typed', async () => {
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
