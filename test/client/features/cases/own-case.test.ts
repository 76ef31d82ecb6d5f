import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CaseSection, RevocationCase } from '../../../../server/contract/case.ts';
import { sessionOf } from '../../kit/samples.ts';
import { json } from '../../kit/server.ts';
import { sessionPath } from '../../kit/view.ts';
import { guide, step } from '../../pages/samples.ts';
import { openCaseView } from './open-case-view.ts';
import { caseOf, casePath, countsOf, proofOf, sectionOf } from './samples.ts';

const me = sessionOf('viewer').userId;
const message = { to: 'Your Entra admin', subject: 'Please remove it', text: 'Hello admin' };

const own = (rest: Partial<CaseSection> = {}): CaseSection =>
  sectionOf(1, { actor: 'person', userId: me, method: 'own_account', organization: null, ...rest });
const ownCase = (sections: CaseSection[], rest: Partial<RevocationCase> = {}) =>
  caseOf({
    situation: 'left',
    target: { kind: 'connections', connectionIds: caseOf().connectionIds },
    openedBy: me,
    sections,
    ...rest,
  });

async function open(of: RevocationCase) {
  const saved: unknown[] = [];
  const steps = of.sections.flatMap((section) => section.steps);
  const view = await openCaseView({
    of,
    server: {
      [sessionPath]: () => json(sessionOf('viewer')),
      [`${casePath}/sections/${of.sections[0]?.id}/guide`]: () =>
        json({
          ...guide,
          guide: {
            ...guide.guide,
            steps: guide.guide.steps.map((one) => ({ ...one, message })),
          },
        }),
      ...Object.fromEntries(
        steps.map((one) => [
          `${casePath}/steps/${one.id}`,
          ({ body }: { body: object }) => {
            saved.push([one.key, body]);
            return json({ step: { ...one, ...body, version: one.version + 1 } });
          },
        ]),
      ),
      [`${casePath}/close`]: ({ body }: { body: object }) => {
        saved.push(['close', body]);
        return json({ ...of, status: 'closed', closedBy: me, closedAt: of.openedAt });
      },
    },
  });
  return { ...view, saved };
}

describe('a case of one’s own', () => {
  test('is called as its person says it, and says "you"', async () => {
    await open(ownCase([own()]));
    await screen.findByRole('heading', { level: 1, name: /^I am leaving: / });
    screen.getByText(/by you\./);
    await screen.findByText(/in your own account/);
  });

  test('completes all steps of a part at once, and stays with them', async () => {
    const { saved } = await open(ownCase([own()]));
    await userEvent.click(await screen.findByRole('button', { name: 'I did all of these' }));
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved.map((one) => (one as [string, object])[1])).toEqual([
      expect.objectContaining({ state: 'done' }),
      expect.objectContaining({ state: 'done' }),
    ]);
    await waitFor(() => expect(document.activeElement?.tagName).toBe('OL'));
  });

  test('needs no other way once the credential was deleted in monday', async () => {
    const asks = step(1, { reports: 'monday_deleted', asksOutcome: true });
    const { saved } = await open(
      ownCase([own({ half: 'monday', provider: null, method: null, steps: [asks, step(2)] })]),
    );
    await userEvent.click(await screen.findByRole('checkbox', { name: /^1\. / }));
    await userEvent.click(await screen.findByRole('button', { name: /^A choice, and deleted it/ }));
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved[1]).toEqual([step(2).key, expect.objectContaining({ state: 'not_needed' })]);
    expect(screen.queryByRole('button', { name: 'I did all of these' })).toBeNull();
  });

  test('hands a blocked step on by a message', async () => {
    await open(
      ownCase([own({ steps: [step(1, { state: 'blocked', note: 'No tile' }), step(2)] })]),
    );
    const blocked = within(await screen.findByRole('listitem', { name: /^1\. / }));
    await blocked.findByText('Hand it on: send this to an admin.');
    blocked.getByText('Hello admin');
  });

  test('that no one can check says what proves it: the next run', async () => {
    const claim = { state: 'reported' as const, at: caseOf().openedAt, by: me, stepId: step(1).id };
    const proof = proofOf({ claim, counts: countsOf({ reported: 1 }) });
    await open(ownCase([own({ accountType: 'personal', proof })]));
    await screen.findByText(/The best proof there is: Microsoft 365 refuses the next run/);
  });

  test('with nothing open is closed at once; monday’s answer can be noted later', async () => {
    const done = [step(1, { state: 'done' }), step(2, { state: 'not_needed' })];
    const { saved } = await open(ownCase([own({ steps: done })]));
    await userEvent.click(await screen.findByRole('button', { name: 'Close the case' }));
    await waitFor(() => expect(saved).toEqual([['close', { leaveOpen: [], note: null }]]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('that is closed without monday’s answer says how to note it', async () => {
    const open1 = step(1, { key: 'monday-note-confirmation' });
    await open(ownCase([own({ steps: [open1] })], { status: 'closed' }));
    await screen.findByText('When monday answers, reopen the case and note the answer.');
    screen.getByRole('button', { name: 'Reopen' });
  });
});
