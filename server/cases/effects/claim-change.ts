import type { FactChange } from '../../connections/change-connection.ts';
import { clockEnd } from '../../connections/clock.ts';
import {
  afterMondayReport,
  afterProviderReport,
  afterToken,
  afterUse,
  type Facts,
  withoutMondayReport,
  withoutProviderReport,
} from '../../connections/derive-state.ts';
import type { Claim } from '../../contract/case.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import type { Effect } from './effect.ts';

/**
 * Returns the change that the report of a section, or its withdrawal, makes to a connection.
 *
 * @param shared connections whose identity others connected, too: a use on file may be of theirs
 */
export function claimChange(
  { half, previous, next }: Effect & { kind: 'claim' },
  isShown: boolean,
  shared: ReadonlySet<string>,
): FactChange {
  const report = (claim: Claim) => ({ at: claim.at, by: claim.by, proof: `step:${claim.stepId}` });
  const provider = (facts: Facts, row: ConnectionRow) => {
    const before = previous
      ? withoutProviderReport(facts, report(previous), row.last_connected_at)
      : facts;
    if (!next) return before;
    const ends = clockEnd(row.provider, next.at);
    const reported = afterProviderReport(before, report(next), row.last_connected_at, ends);
    // A use before the report came in contradicts it, too.
    return row.last_used_at === null ? reported : afterUse(reported, row.last_used_at);
  };
  const monday = (facts: Facts, row: ConnectionRow) => {
    const before = previous
      ? withoutMondayReport(facts, report(previous), row.last_connected_at)
      : facts;
    if (!next) return before;
    const state = next.state === 'requested' ? 'requested' : 'reported_deleted';
    const reported = afterMondayReport(before, state, report(next), row.last_connected_at);
    const isUsed = row.last_used_at !== null && !shared.has(row.id);
    return isUsed ? afterToken(reported, row.last_used_at ?? '') : reported;
  };
  const change = half === 'provider' ? provider : monday;
  return (facts, row, view) => (view === 'real' || isShown ? change(facts, row) : facts);
}
