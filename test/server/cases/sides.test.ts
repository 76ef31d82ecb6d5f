import { describe, expect, test } from 'vitest';
import {
  afterCheck,
  afterConnect,
  afterMondayReport,
  afterProviderReport,
  afterRefusal,
  afterToken,
  afterUse,
  applyDerivedState,
  stateOf,
  withoutMondayReport,
  withoutProviderReport,
} from '../../../server/connections/derive-state.ts';

import { at, connectedAt, fresh } from './facts.ts';

const report = { at: at('10:00'), by: '10', proof: 'step:one' };
const ends = at('11:30');
const reported = afterProviderReport(fresh, report, connectedAt, ends);

const granted = { state: 'granted', by: '12', proof: 'check:one', clockEndsAt: null } as const;

describe('what happens to a half', () => {
  test('a report starts the clock at the time that is reported', () => {
    expect(reported).toMatchObject({
      at_provider_state: 'reported',
      at_provider_at: at('10:00'),
      at_provider_by: '10',
      at_provider_proof: 'step:one',
      clock_ends_at: ends,
    });
  });

  test('a use inside the clock is to be expected, one after it is an alert', () => {
    expect(afterUse(reported, at('11:30'))).toBe(reported);
    expect(afterUse(reported, at('11:31')).still_works_at).toBe(at('11:31'));
    const alerted = afterUse(reported, at('11:31'));
    expect(afterUse(alerted, at('11:40')).still_works_at).toBe(at('11:31'));
  });

  test('a use says nothing where access was never reported as removed, or no clock is known', () => {
    expect(afterUse(fresh, at('23:00'))).toBe(fresh);
    const withoutClock = afterProviderReport(fresh, report, connectedAt, null);
    expect(afterUse(withoutClock, at('23:00'))).toBe(withoutClock);
  });

  test('connecting again begins both sides again, voids the proof and raises an alert', () => {
    const deleted = afterMondayReport(reported, 'reported_deleted', report, connectedAt);
    expect(afterConnect(deleted, at('13:00'))).toMatchObject({
      at_provider_state: 'granted',
      at_provider_at: at('13:00'),
      at_provider_by: null,
      at_provider_proof: null,
      in_monday_state: 'stored',
      in_monday_at: at('13:00'),
      in_monday_by: null,
      clock_ends_at: null,
      reconnected_at: at('13:00'),
    });
  });

  test('connecting again without any report before is no alert', () => {
    expect(afterConnect(fresh, at('13:00')).reconnected_at).toBeNull();
  });

  test('a report that is older than the last connect proves nothing and shows the reconnect', () => {
    const late = afterProviderReport(fresh, { ...report, at: at('08:00') }, connectedAt, ends);
    expect(late).toMatchObject({
      at_provider_state: 'granted',
      reconnected_at: connectedAt,
      clock_ends_at: null,
    });
  });

  test('a report of the same minute as the connect counts: people give minutes', () => {
    const connected = '2026-11-24T09:00:40.000Z';
    const same = afterProviderReport(fresh, { ...report, at: at('09:00') }, connected, ends);
    expect(same.at_provider_state).toBe('reported');
  });

  test('a report after an alert ends the alert', () => {
    const alerted = afterUse(reported, at('12:00'));
    const again = afterProviderReport(
      alerted,
      { at: at('14:00'), by: '11', proof: 'step:two' },
      connectedAt,
      at('15:30'),
    );
    expect(again).toMatchObject({ still_works_at: null, at_provider_at: at('14:00') });
    const reconnected = afterConnect(reported, at('13:00'));
    const answered = afterProviderReport(
      reconnected,
      { at: at('14:00'), by: '11', proof: 'step:two' },
      at('13:00'),
      at('15:30'),
    );
    expect(answered).toMatchObject({ reconnected_at: null, at_provider_state: 'reported' });
  });

  test('a report that is older than the alert leaves it', () => {
    const alerted = afterUse(reported, at('12:00'));
    const older = afterProviderReport(alerted, { ...report, at: at('11:00') }, connectedAt, ends);
    expect(older.still_works_at).toBe(at('12:00'));
  });

  test('what was seen says more than what is reported', () => {
    const seen = afterCheck(fresh, {
      state: 'removed',
      at: at('10:30'),
      by: '12',
      proof: 'check:one',
      clockEndsAt: at('12:00'),
    });
    expect(afterProviderReport(seen, { ...report, at: at('11:00') }, connectedAt, ends)).toBe(seen);
  });

  test('seen again is no new start of the clock, but a newer look', () => {
    const seen = { state: 'blocked', at: at('10:30'), by: '12', proof: 'check:one' } as const;
    const first = afterCheck(fresh, { ...seen, clockEndsAt: at('12:00') });
    const second = afterCheck(first, { ...seen, at: at('11:00'), clockEndsAt: at('12:30') });
    expect(second).toMatchObject({
      at_provider_at: at('10:30'),
      at_provider_checked_at: at('11:00'),
      clock_ends_at: at('12:00'),
    });
  });

  test('a refused token is a state of its own where nothing is reported, and evidence elsewhere', () => {
    const refused = applyDerivedState(afterRefusal(fresh, at('10:00')), at('10:00'));
    expect(refused).toMatchObject({ state: 'refused', refused_at: at('10:00') });
    expect(afterRefusal(refused, at('11:00'))).toBe(refused);
    expect(afterUse(refused, at('12:00')).refused_at).toBeNull();
    expect(afterConnect(refused, at('12:00'))).toMatchObject({
      refused_at: null,
      reconnected_at: null,
    });
    expect(stateOf(afterProviderReport(refused, report, connectedAt, ends))).toBe('partly');
  });

  test('a token in a run after the deletion in monday was reported contradicts that report', () => {
    const deleted = afterMondayReport(fresh, 'reported_deleted', report, connectedAt);
    expect(afterToken(deleted, at('10:01'))).toBe(deleted);
    const contradicted = afterToken(deleted, at('10:02'));
    expect(contradicted).toMatchObject({
      in_monday_state: 'stored',
      in_monday_by: null,
      still_stored_at: at('10:02'),
    });
    expect(stateOf(contradicted)).toBe('still_works');
    const again = { at: at('11:00'), by: '10', proof: 'step:one' };
    expect(afterMondayReport(contradicted, 'reported_deleted', again, connectedAt)).toMatchObject({
      in_monday_state: 'reported_deleted',
      still_stored_at: null,
    });
  });

  test('a check that finds access where nothing was reported is no contradiction', () => {
    const found = afterCheck(fresh, { ...granted, at: at('10:30') });
    expect(found).toMatchObject({ at_provider_checked_at: at('10:30'), still_granted_at: null });
    expect(stateOf(found)).toBe('active');
    // Until someone reports that it was removed before.
    const late = afterProviderReport(found, report, connectedAt, ends);
    expect(late).toMatchObject({ at_provider_state: 'granted', still_granted_at: at('10:30') });
  });

  test('a look that finds access still there takes a report back and raises an alert', () => {
    const found = afterCheck(reported, { ...granted, at: at('10:30') });
    expect(found).toMatchObject({
      at_provider_state: 'granted',
      clock_ends_at: null,
      still_granted_at: at('10:30'),
    });
    expect(stateOf(found)).toBe('still_works');
    const removed = afterCheck(found, { ...granted, state: 'removed', at: at('11:00') });
    expect(removed).toMatchObject({ at_provider_state: 'removed', still_granted_at: null });
    const again = { at: at('11:00'), by: '10', proof: 'step:one' };
    expect(afterProviderReport(found, again, connectedAt, ends)).toMatchObject({
      at_provider_state: 'reported',
      still_granted_at: null,
    });
  });

  test('a report that is withdrawn leaves what was before', () => {
    expect(withoutProviderReport(reported, report, connectedAt)).toEqual(fresh);
    const requested = afterMondayReport(fresh, 'requested', report, connectedAt);
    expect(withoutMondayReport(requested, report, connectedAt)).toEqual(fresh);
  });

  test('taking a report back does not touch newer proof', () => {
    const newer = afterProviderReport(
      reported,
      { at: at('10:30'), by: '11', proof: 'step:two' },
      connectedAt,
      at('12:00'),
    );
    expect(withoutProviderReport(newer, report, connectedAt)).toBe(newer);
    expect(withoutMondayReport(newer, report, connectedAt)).toBe(newer);
  });

  test('a deletion in monday starts no clock', () => {
    const deleted = afterMondayReport(fresh, 'reported_deleted', report, connectedAt);
    expect(deleted).toMatchObject({ in_monday_state: 'reported_deleted', clock_ends_at: null });
  });
});
