import type { Claim, Half } from '../contract/case.ts';
import type { HistoryEntry } from '../contract/connection-history.ts';
import { evidenceOf, kindsOfEvidence } from '../contract/evidence.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import type { FactChange } from './change-connection.ts';
import { withoutReport, withReport } from './claim-change.ts';
import { readClaim } from './claims.ts';
import { formatHistory } from './connection-format.ts';
import type { Facts } from './derive-state.ts';
import type { Item } from './items.ts';
import type { AsOf } from './pending-effects.ts';
import { isTheApps } from './section-keys.ts';
import { findShared } from './shared-identity.ts';

/** The case whose report is taken off, and what was so when it was. */
export interface Withdrawn {
  caseId: string;
  /** The person whom a connection is about may see the case. */
  isShown: boolean;
  asOf: AsOf;
  /** ISO 8601 */
  at: string;
}

/** Another case's report of the same side of a connection. */
interface OtherClaim {
  connectionId: string;
  claim: Claim;
  /** The person whom it is about may see that case. */
  isShown: boolean;
}

/** Returns what other cases report of these connections, the earliest first. */
async function othersOf(
  account: AccountReader,
  { caseId, asOf }: Withdrawn,
  half: Half,
  items: readonly Item[],
): Promise<ReadonlyMap<string, OtherClaim[]>> {
  const others = items.flatMap(({ row, members }) =>
    [...members.values()]
      .filter(({ id }) => id !== caseId)
      .map((member) => ({ row, member, section: member[`${half}_section_id`] })),
  );
  const sectionIds = [...new Set(others.flatMap(({ section }) => section ?? []))];
  if (sectionIds.length === 0) return new Map();
  const sections = await account
    .caseSections()
    .where('id', 'in', sectionIds)
    .select(['id', 'claim', 'actor'])
    .execute();
  const known = new Map(sections.map((section) => [section.id, section]));
  const found = others.flatMap(({ row, member, section }): OtherClaim[] => {
    const told = known.get(section ?? '');
    const claim = told ? asOf.claimOf({ id: told.id, claim: readClaim(told.claim) }) : null;
    // A person reports access of their own, never that of the app itself.
    const isMeant = half === 'monday' || told?.actor !== 'person' || !isTheApps(row);
    const isShown = asOf.visibilityOf(member) === 'people';
    return claim && isMeant ? [{ connectionId: row.id, claim, isShown }] : [];
  });
  found.sort((one, other) => (one.claim.at < other.claim.at ? -1 : 1));
  return Map.groupBy(found, ({ connectionId }) => connectionId);
}

const hasAlert = (row: Facts, half: Half) =>
  half === 'monday'
    ? row.still_stored_at !== null
    : (row.still_granted_at ?? row.reconnected_at) !== null;

const reports: Record<Half, ReadonlySet<HistoryEntry['kind']>> = {
  provider: new Set(['provider_reported', 'provider_taken_back']),
  monday: new Set(['monday_requested', 'monday_reported', 'monday_taken_back']),
};

/** Returns the evidence of these connections but for the reports of this case. */
async function evidenceWithout(
  account: AccountReader,
  { caseId }: Withdrawn,
  half: Half,
  items: readonly Item[],
) {
  if (items.length === 0) return new Map<string, ReturnType<typeof evidenceOf>>();
  const written = await account
    .history()
    .where(
      'connection_id',
      'in',
      items.map(({ row }) => row.id),
    )
    .where('kind', 'in', kindsOfEvidence)
    .selectAll('connection_history')
    .execute();
  const entries = Map.groupBy(written, (one) => one.connection_id);
  const evidence = items.map(({ row, notes }) => {
    const all = [...(entries.get(row.id) ?? []), ...notes];
    const others = all.filter((one) => one.case_id !== caseId || !reports[half].has(one.kind));
    return [row.id, evidenceOf(others.map(formatHistory))] as const;
  });
  return new Map(evidence);
}

/** An alert says that something does not hold: without anything that does not, there is none. */
function withoutVainAlerts(facts: Facts, half: Half, found: ReturnType<typeof evidenceOf>): Facts {
  const is = (standing: 'contradicted' | 'superseded') =>
    found[half].some((one) => one.standing === standing);
  if (half === 'monday') return is('contradicted') ? facts : { ...facts, still_stored_at: null };
  return {
    ...facts,
    still_granted_at: is('contradicted') ? facts.still_granted_at : null,
    reconnected_at: is('superseded') ? facts.reconnected_at : null,
  };
}

/**
 * Returns the change that takes the report of a case off connections: what is known without it stays
 * or comes back, such as what another case reports, and alerts about it alone end.
 *
 * @param claimOf the report to take off a connection; null for none
 */
export async function withdrawal(
  account: AccountReader,
  of: Withdrawn,
  half: Half,
  items: readonly Item[],
  claimOf: (row: ConnectionRow) => Claim | null,
): Promise<FactChange> {
  const meant = items.filter(({ row }) => claimOf(row) !== null);
  if (meant.length === 0) return (facts) => facts;
  const others = await othersOf(account, of, half, meant);
  const alerted = meant.filter(({ row }) => hasAlert(row, half));
  const evidence = await evidenceWithout(account, of, half, alerted);
  const rows = meant.map(({ row }) => row);
  const isAsked = half === 'monday' && others.size > 0;
  const shared = isAsked ? await findShared(account, rows, '', of.at) : null;
  return (facts, row, view) => {
    const claim = claimOf(row);
    if (claim === null || (view === 'shown' && !of.isShown)) return facts;
    const found = evidence.get(row.id);
    const before = withoutReport(facts, row, half, claim);
    const without = found ? withoutVainAlerts(before, half, found) : before;
    return (others.get(row.id) ?? [])
      .filter((other) => view === 'real' || other.isShown)
      .reduce(
        (known, other) => withReport(known, row, half, other.claim, shared?.has(row.id) ?? false),
        without,
      );
  };
}
