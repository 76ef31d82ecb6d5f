import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Told } from '../../../../server/contract/case.ts';
import { atProvider } from '../../kit/samples.ts';
import { json } from '../../kit/server.ts';
import { placeOf, press } from '../../kit/steps.ts';
import { openCase } from '../overview/samples.ts';
import { casesPath, counts, openOverview } from '../overview/steps.ts';
import { openCaseView } from './open-case-view.ts';
import { caseId, caseOf, casePath, inCase } from './samples.ts';

const told = (rest: Partial<Told> = {}): Told => ({
  kind: 'finished',
  at: '2026-06-25T10:00:00.000Z',
  saidToBe: 'Sam',
  actor: 'entra_admin',
  organization: { id: 'tenant', name: 'Contoso' },
  userId: null,
  provider: null,
  note: null,
  openSteps: 0,
  ...rest,
});
const blocked = told({ kind: 'blocked' });

describe('what whoever acts has told', () => {
  test('stands above the case, and says that it is a report', async () => {
    await openCaseView({ of: caseOf({ told: [blocked, told()] }) });
    await screen.findByText(/Sam.* \(unchecked name\) cannot continue: Entra admin of .Contoso/);
    screen.getByText(/The note of the step says what is in the way/);
    screen.getByText(/Sam.* \(unchecked name\) finished: Entra admin of .Contoso/);
    screen.getByText(/It is reported, not confirmed/);
  });

  test('says why a part cannot be done, and what is open although it is finished', async () => {
    await openCaseView({
      of: caseOf({
        told: [
          told({ kind: 'blocked', note: 'I left that team', openSteps: 3 }),
          told({ openSteps: 2 }),
        ],
      }),
    });
    await screen.findByText(/Told .*: .I left that team/);
    screen.getByText(/2 steps are still open: do them, or ask another person/);
  });

  test('needs attention, also of a case that is not among the latest', async () => {
    const { server } = await openOverview({
      server: {
        ...counts({ openCases: 9 }),
        [casesPath]: () =>
          json({
            items: [
              openCase(9, { told: [blocked], openedAt: '2026-01-01T10:00:00.000Z' }),
              openCase(1, { told: [told()] }),
              openCase(2),
            ],
            nextCursor: null,
          }),
      },
    });
    const list = within(await screen.findByRole('list', { name: 'What needs attention' }));
    await list.findByText(/Sam.* cannot continue: Entra admin of .Contoso.\. Case: Person left/);
    const rows = list.getAllByRole('listitem').map((row) => row.textContent ?? '');
    expect(rows[0]).toMatch(/cannot continue/);
    expect(rows[1]).toMatch(/Sam.* finished: Entra admin of/);
    expect(rows[3]).toMatch(/^6 more cases are open/);
    expect(server.callsOf(casesPath).map(({ url }) => url.includes('told=first'))).toEqual([true]);
  });
});

describe('a case that ended and does not hold', () => {
  test('is reopened where that is said, and names the cases before it', async () => {
    const before = {
      id: '0197a000-0000-7000-8000-0000000000c7',
      situation: 'not_needed',
      status: 'closed',
      openedAt: '2026-05-01T10:00:00.000Z',
      closedAt: '2026-05-02T10:00:00.000Z',
    } as const;
    const of = caseOf({
      status: 'closed',
      closedAt: '2026-06-30T10:00:00.000Z',
      earlier: [before],
    });
    const reopen = `${casePath}/reopen`;
    const view = await openCaseView({
      of,
      connections: [
        inCase(1, {
          alerts: ['still_works'],
          atProvider: atProvider({ contradicted: { by: 'run', at: '2026-07-01T10:00:00.000Z' } }),
        }),
      ],
      server: { [reopen]: () => json(caseOf()) },
    });
    await screen.findByText('1 connection is still active');
    expect(await screen.findAllByRole('button', { name: 'Reopen' })).toHaveLength(2);
    await press('No longer needed, closed 2 May 2026');
    expect(placeOf(view)).toEqual({ tab: 'cases', id: before.id });
    expect(before.id).not.toBe(caseId);
  });
});
