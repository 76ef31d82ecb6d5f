import type { Claim, Half } from '../contract/case.ts';
import type { ConnectionRow } from '../store/tables.ts';
import type { FactChange } from './change-connection.ts';
import { clockEnd } from './clock.ts';
import {
  afterMondayReport,
  afterProviderReport,
  afterToken,
  afterUse,
  type Facts,
  withoutMondayReport,
  withoutProviderReport,
} from './derive-state.ts';
import type { Effect } from './effect.ts';

const report = (claim: Claim) => ({ at: claim.at, by: claim.by, proof: `step:${claim.stepId}` });

/** Returns the facts without the report of a section, unless other proof has replaced it. */
export const withoutReport = (
  facts: Facts,
  { last_connected_at }: ConnectionRow,
  half: Half,
  claim: Claim,
): Facts =>
  half === 'provider'
    ? withoutProviderReport(facts, report(claim), last_connected_at)
    : withoutMondayReport(facts, report(claim), last_connected_at);

/**
 * Returns the facts with the report of a section.
 *
 * @param isShared others connected the same identity, too: a use on file may be of theirs
 */
export function withReport(
  facts: Facts,
  row: ConnectionRow,
  half: Half,
  claim: Claim,
  isShared: boolean,
): Facts {
  const { last_connected_at, last_used_at } = row;
  if (half === 'provider') {
    const ends = clockEnd(row.provider, claim.at);
    const reported = afterProviderReport(facts, report(claim), last_connected_at, ends);
    // A use before the report came in contradicts it, too.
    return last_used_at === null ? reported : afterUse(reported, last_used_at);
  }
  const state = claim.state === 'requested' ? 'requested' : 'reported_deleted';
  const reported = afterMondayReport(facts, state, report(claim), last_connected_at);
  return last_used_at === null || isShared ? reported : afterToken(reported, last_used_at);
}

/**
 * Returns the change that a report of a section makes to a connection, in the place of an earlier one.
 *
 * @param shared connections whose identity others connected, too
 */
export function claimChange(
  { half, previous, next }: Effect & { kind: 'claim' } & { next: Claim },
  isShown: boolean,
  shared: ReadonlySet<string>,
): FactChange {
  const change = (facts: Facts, row: ConnectionRow) => {
    const before = previous ? withoutReport(facts, row, half, previous) : facts;
    return withReport(before, row, half, next, shared.has(row.id));
  };
  return (facts, row, view) => (view === 'real' || isShown ? change(facts, row) : facts);
}
