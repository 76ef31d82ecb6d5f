import { describe, expect, test } from 'vitest';
import type { HistoryEntry, HistoryKind } from '../../../server/contract/connection-history.ts';
import { evidenceOf, type Standing } from '../../../server/contract/evidence.ts';

const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const caseId = '019a0000-0000-7000-8000-000000000001';

/** Events in their order: a kind, and the time it was said to be done at where that differs. */
type Event = [kind: HistoryKind, time: string, saidAt?: string];

function historyOf(events: readonly Event[]): HistoryEntry[] {
  return events.map(([kind, time, said], index) => ({
    id: `019a0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    kind,
    at: at(time),
    userId: '10',
    caseId: kind === 'connected_again' ? null : caseId,
    saidAt: said ? at(said) : null,
    saidBy: null,
    note: null,
  }));
}

const standings = (side: 'provider' | 'monday', events: readonly Event[]) =>
  evidenceOf(historyOf(events))
    [side].toReversed()
    .map(({ kind, standing }) => [kind, standing]);

/** Events, the side that is looked at, and how each piece of evidence stands then. */
const table: [string, Event[], 'provider' | 'monday', [HistoryKind, Standing][]][] = [
  [
    'a report holds',
    [['provider_reported', '10:00']],
    'provider',
    [['provider_reported', 'holds']],
  ],
  [
    'a check confirms a report',
    [
      ['provider_reported', '10:00'],
      ['seen_removed', '11:00'],
    ],
    'provider',
    [
      ['provider_reported', 'confirmed'],
      ['seen_removed', 'holds'],
    ],
  ],
  [
    'a check contradicts a report',
    [
      ['provider_reported', '10:00'],
      ['seen_granted', '11:00'],
    ],
    'provider',
    [
      ['provider_reported', 'contradicted'],
      ['seen_granted', 'holds'],
    ],
  ],
  [
    'a report of a time before a check contradicts nothing',
    [
      ['seen_granted', '11:00'],
      ['provider_reported', '12:00', '10:00'],
    ],
    'provider',
    [
      ['seen_granted', 'holds'],
      ['provider_reported', 'contradicted'],
    ],
  ],
  [
    'a reconnect supersedes what was reported, confirmed and refused',
    [
      ['provider_reported', '10:00'],
      ['refused_in_run', '10:30'],
      ['seen_removed', '11:00'],
      ['connected_again', '12:00'],
    ],
    'provider',
    [
      ['provider_reported', 'superseded'],
      ['refused_in_run', 'superseded'],
      ['seen_removed', 'superseded'],
    ],
  ],
  [
    'a report of a time before the reconnect is superseded from the start',
    [
      ['connected_again', '12:00'],
      ['provider_reported', '13:00', '10:00'],
    ],
    'provider',
    [['provider_reported', 'superseded']],
  ],
  [
    'a run after the deletion contradicts what was reported in monday',
    [
      ['monday_requested', '10:00'],
      ['monday_reported', '11:00'],
      ['used_after_deletion', '12:00'],
    ],
    'monday',
    [
      ['monday_requested', 'replaced'],
      ['monday_reported', 'contradicted'],
    ],
  ],
  [
    'a run after the clock contradicts a report and a check, and no refusal',
    [
      ['provider_reported', '10:00'],
      ['refused_in_run', '10:30'],
      ['used_after_removal', '14:00'],
    ],
    'provider',
    [
      ['provider_reported', 'contradicted'],
      ['refused_in_run', 'holds'],
    ],
  ],
  [
    'a withdrawn report stays, and says so',
    [
      ['monday_reported', '10:00'],
      ['monday_taken_back', '11:00'],
    ],
    'monday',
    [['monday_reported', 'withdrawn']],
  ],
  [
    'a withdrawal recorded without its side ends the latest report of its case',
    [
      ['provider_reported', '10:00'],
      ['report_taken_back', '11:00'],
    ],
    'provider',
    [['provider_reported', 'withdrawn']],
  ],
];

describe('what was reported and found of a side', () => {
  test.each(table)('%s', (_name, events, side, expected) => {
    expect(standings(side, events)).toEqual(expected);
  });

  const kinds: HistoryKind[] = [
    'provider_reported',
    'provider_taken_back',
    'seen_removed',
    'seen_blocked',
    'seen_granted',
    'refused_in_run',
    'used_after_removal',
    'monday_requested',
    'monday_reported',
    'monday_taken_back',
    'used_after_deletion',
    'connected_again',
    'case_opened',
  ];
  const evidence = kinds.filter(
    (kind) =>
      !kind.startsWith('used_') &&
      !kind.endsWith('_back') &&
      kind !== 'connected_again' &&
      kind !== 'case_opened',
  );
  /** Every sequence of three kinds, and a reconnect or a check at the end. */
  const sequences = kinds.flatMap((one) =>
    kinds.flatMap((two) => kinds.map((three) => [one, two, three] as const)),
  );

  test('nothing is ever forgotten, and the order of the entries does not matter', () => {
    for (const some of sequences) {
      const history = historyOf(some.map((kind, index) => [kind, `1${index}:00`]));
      const { provider, monday } = evidenceOf(history);
      const expected = some.filter((kind) => evidence.includes(kind)).length;
      expect(provider.length + monday.length, some.join()).toBe(expected);
      expect(evidenceOf(history.toReversed())).toEqual({ provider, monday });
    }
  });

  test('after a reconnect nothing that came before it holds', () => {
    for (const some of sequences) {
      const events = some.map((kind, index): Event => [kind, `1${index}:00`]);
      const found = evidenceOf(historyOf([...events, ['connected_again', '20:00']]));
      const holding = [...found.provider, ...found.monday].filter(
        ({ standing }) => standing === 'holds' || standing === 'confirmed',
      );
      expect(holding, some.join()).toEqual([]);
    }
  });

  test('after a check that found it granted no report of its side holds', () => {
    for (const some of sequences) {
      const events = some.map((kind, index): Event => [kind, `1${index}:00`]);
      const { provider } = evidenceOf(historyOf([...events, ['seen_granted', '20:00']]));
      const claims = provider.filter(
        ({ kind, standing }) =>
          standing === 'holds' && kind !== 'seen_granted' && kind !== 'refused_in_run',
      );
      expect(claims, some.join()).toEqual([]);
    }
  });
});
