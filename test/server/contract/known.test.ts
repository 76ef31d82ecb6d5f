import { describe, expect, test } from 'vitest';
import { type SideFacts, sidesOf } from '../../../server/connections/connection-format.ts';
import { isContradicted, knownOf, type SideState } from '../../../server/contract/known.ts';

const at = (time: string) => `2026-11-24T${time}:00.000Z`;

const fresh: SideFacts = {
  at_provider_state: 'granted',
  at_provider_at: at('09:00'),
  at_provider_by: null,
  at_provider_proof: null,
  at_provider_checked_at: null,
  in_monday_state: 'stored',
  in_monday_at: at('09:00'),
  in_monday_by: null,
  refused_at: null,
  still_works_at: null,
  still_granted_at: null,
  still_stored_at: null,
  reconnected_at: null,
  acknowledged_at: null,
  clock_ends_at: null,
};

const reported = { at_provider_state: 'reported', at_provider_at: at('10:00') } as const;
const checked = { at_provider_checked_at: at('11:00'), at_provider_by: '12' } as const;

/** Columns, what is known of the provider's side, when, and how. */
const provider: [string, Partial<SideFacts>, SideState, string | null, string | null][] = [
  ['nothing', {}, 'nothing', at('09:00'), null],
  ['a check that found it there', checked, 'granted', at('11:00'), 'check'],
  ['a refused token', { refused_at: at('10:00') }, 'refused', at('10:00'), null],
  ['a report', reported, 'reported', at('10:00'), null],
  [
    'a report and a refused token',
    { ...reported, refused_at: at('10:30') },
    'reported',
    at('10:00'),
    null,
  ],
  ['a block', { ...checked, at_provider_state: 'blocked' }, 'confirmed', at('11:00'), 'blocked'],
  ['a removal', { ...checked, at_provider_state: 'removed' }, 'confirmed', at('11:00'), 'removed'],
  [
    'a check after a report',
    { ...checked, still_granted_at: at('11:00') },
    'contradicted',
    at('11:00'),
    'check',
  ],
  [
    'a run after the clock',
    { ...reported, still_works_at: at('12:00') },
    'contradicted',
    at('12:00'),
    'run',
  ],
  [
    'a reconnection after a check',
    { still_granted_at: at('11:00'), reconnected_at: at('13:00') },
    'contradicted',
    at('13:00'),
    'reconnect',
  ],
];

const monday: [string, Partial<SideFacts>, SideState, string | null][] = [
  ['nothing', {}, 'nothing', at('09:00')],
  [
    'a request',
    { in_monday_state: 'requested', in_monday_at: at('10:00') },
    'requested',
    at('10:00'),
  ],
  [
    'a report',
    { in_monday_state: 'reported_deleted', in_monday_at: at('10:00') },
    'reported',
    at('10:00'),
  ],
  ['a run after a report', { still_stored_at: at('12:00') }, 'contradicted', at('12:00')],
];

describe('what is known of a side', () => {
  test.each(provider)('at the provider after %s', (_name, facts, state, since, how) => {
    const known = knownOf(sidesOf({ ...fresh, ...facts })).provider;
    expect(known).toMatchObject({ state, at: since, how });
    expect(known.refusedAt).toBe(facts.refused_at ?? null);
  });

  test.each(monday)('in monday after %s', (_name, facts, state, since) => {
    const known = knownOf(sidesOf({ ...fresh, ...facts })).monday;
    expect(known).toMatchObject({ state, at: since });
  });

  test('is a contradiction wherever an alert stands, and nowhere else', () => {
    for (const facts of [...provider, ...monday].map(([, columns]) => columns)) {
      const sides = sidesOf({ ...fresh, ...facts });
      expect(isContradicted(sides)).toBe(sides.alerts.length > 0);
    }
  });

  test('is never confirmed in monday', () => {
    for (const state of ['stored', 'requested', 'reported_deleted'] as const) {
      const sides = sidesOf({ ...fresh, ...checked, in_monday_state: state });
      expect(knownOf(sides).monday.state).not.toBe('confirmed');
    }
  });
});
