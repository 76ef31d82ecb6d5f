import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { press } from '../../kit/steps.ts';
import { step } from '../../pages/samples.ts';
import { openCaseView } from './open-case-view.ts';
import { caseOf, countsOf, proofOf, sectionOf, support } from './samples.ts';

const done = (n: number) =>
  step(n, {
    state: 'done',
    by: { kind: 'user', userId: '101', saidToBe: null },
    at: '2026-06-24T12:00:00.000Z',
    reportedAt: '2026-06-24T12:00:00.000Z',
  });
const claim = {
  state: 'reported',
  at: '2026-06-24T12:00:00.000Z',
  by: '101',
  stepId: step(1).id,
} as const;
const stations = async () =>
  within(await screen.findByRole('list', { name: 'Who acts when' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent);

describe('a case as a workflow', () => {
  test('is folded to who acts when, each with its state, and asks for no guide but the next one', async () => {
    const { server } = await openCaseView({ isFolded: true });
    expect(await stations()).toEqual([
      expect.stringMatching(/^Entra admin of .Contoso.Open 0\/2$/),
      'monday supportOpen 0/1',
    ]);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await screen.findByText(/^Next: Title of step 1 \(.Entra admin of .Contoso/);
    const guides = server.calls.filter(({ url }) => url.includes('/guide'));
    expect(new Set(guides.map(({ url }) => url)).size).toBe(1);
  });

  test('the next action is the strong one: it asks by a link, or unfolds the steps', async () => {
    await openCaseView({ isFolded: true });
    const next = within(await screen.findByRole('region', { name: 'Next action' }));
    expect(next.getByRole('button', { name: 'Ask them by a link' }).className).toMatch(
      /kindPrimary/,
    );
    expect(screen.getByRole('button', { name: 'Close the case' }).className).not.toMatch(
      /kindPrimary/,
    );
    await userEvent.click(next.getByRole('button', { name: 'Show the steps' }));
    await screen.findByRole('checkbox', { name: /Title of step 1/ });
    const heading = screen.getByRole('button', { name: /^Entra admin of/, expanded: true });
    await userEvent.click(heading);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press('Show the steps');
    await userEvent.click(
      await screen.findByRole('button', { name: /^Add a note: Title of step 1/ }),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'half a thought');
    await userEvent.click(heading);
    await userEvent.click(heading);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe(
      'half a thought',
    );
  });

  test('each state is a word with a sign, never more than is known, and closing is strong once it can be', async () => {
    const proof = (counts: Parameters<typeof countsOf>[0]) =>
      proofOf({ claim, counts: countsOf(counts) });
    await openCaseView({
      isFolded: true,
      of: caseOf({
        sections: [
          sectionOf(1, { steps: [done(1), done(2)], proof: proof({ reported: 1 }) }),
          sectionOf(4, { steps: [done(4)], proof: proof({ seen: 1 }) }),
          support({ steps: [{ ...done(3), state: 'not_needed' }] }),
        ],
      }),
    });
    expect(
      (await stations()).map((one) => one?.replace(/.*?(Reported|Confirmed|Done)/, '$1')),
    ).toEqual(['Reported 2/2', 'Confirmed 1/1', 'Done']);
    const [first] = screen.getAllByRole('region', { name: /^Entra admin of/ });
    within(first as HTMLElement).getByText('Reported');
    expect(first?.querySelectorAll('svg')).toHaveLength(2);
    expect(screen.queryByRole('region', { name: 'Next action' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Close the case' }).className).toMatch(/kindPrimary/);
  });

  test('what is known of each side stands in the order of time', async () => {
    await openCaseView({
      isFolded: true,
      of: caseOf({
        reconnected: [{ connectionId: 'x', at: '2026-06-24T15:00:00.000Z' }],
        sections: [
          sectionOf(1, {
            proof: proofOf({
              claim,
              clockEndsAt: '2999-06-24T13:30:00.000Z',
              check: {
                at: '2026-06-24T14:00:00.000Z',
                by: '101',
                granted: 0,
                removed: 1,
                blocked: 0,
                unknown: 0,
                app: 'enabled',
                isDeactivated: false,
              },
            }),
          }),
          support(),
        ],
      }),
    });
    const list = within(await screen.findByRole('list', { name: 'At the provider' }));
    expect(list.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      expect.stringMatching(/Contoso.*reported as removed by/),
      expect.stringMatching(/checked at Entra by .*1 removed, confirmed/),
      expect.stringMatching(/Reconnected/),
      expect.stringMatching(/tokens already issued end about then/),
    ]);
    const proof = within(screen.getByRole('region', { name: 'Proof' }));
    proof.getByText('Nothing reported yet.');
  });
});
