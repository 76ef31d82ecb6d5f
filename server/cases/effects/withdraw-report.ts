import type { FactChange } from '../../connections/change-connection.ts';
import { formatHistory } from '../../connections/connection-format.ts';
import type { Facts } from '../../connections/derive-state.ts';
import type { Claim, Half } from '../../contract/case.ts';
import type { HistoryEntry } from '../../contract/connection-history.ts';
import { evidenceOf, kindsOfEvidence } from '../../contract/evidence.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { readClaim } from '../claim.ts';
import { withoutReport, withReport } from './claim-change.ts';
import { findShared } from './shared-identity.ts';

/** What another case reports of the same side of a connection. */
interface OtherClaim {
  claim: Claim;
  /** The person whom it is about may see that case. */
  isShown: boolean;
}

const idsOf = (rows: readonly ConnectionRow[]) => rows.map((row) => row.id);

/** Returns what other cases report of these connections, the earliest first. */
async function othersOf(
  account: AccountWriter,
  of: CaseRow,
  half: Half,
  rows: readonly ConnectionRow[],
): Promise<ReadonlyMap<string, OtherClaim[]>> {
  const members = await account
    .casesOfConnections()
    .where('case_connections.connection_id', 'in', idsOf(rows))
    .where('cases.id', '!=', of.id)
    .select([`${half}_section_id as section`, 'connection_id', 'visibility'])
    .execute();
  const sectionIds = [...new Set(members.flatMap(({ section }) => section ?? []))];
  if (sectionIds.length === 0) return new Map();
  const sections = await account
    .caseSections()
    .where('id', 'in', sectionIds)
    .where('claim', 'is not', null)
    .select(['id', 'claim', 'actor'])
    .execute();
  const known = new Map(sections.map((section) => [section.id, section]));
  const apps = new Set(idsOf(rows.filter((row) => row.account_type === 'app')));
  const found = members.flatMap(({ section, connection_id, visibility }) => {
    const told = known.get(section ?? '');
    const claim = readClaim(told?.claim ?? null);
    // A person reports access of their own, never that of the app itself.
    const isMeant = half === 'monday' || told?.actor !== 'person' || !apps.has(connection_id);
    return claim && isMeant ? [{ connection_id, claim, isShown: visibility === 'people' }] : [];
  });
  found.sort((one, other) => (one.claim.at < other.claim.at ? -1 : 1));
  return Map.groupBy(found, ({ connection_id }) => connection_id);
}

const hasAlert = (row: ConnectionRow, half: Half) =>
  half === 'monday'
    ? row.still_stored_at !== null
    : (row.still_granted_at ?? row.reconnected_at) !== null;

const reports: Record<Half, ReadonlySet<HistoryEntry['kind']>> = {
  provider: new Set(['provider_reported', 'provider_taken_back']),
  monday: new Set(['monday_requested', 'monday_reported', 'monday_taken_back']),
};

/** Returns the evidence of these connections but for the reports of this case. */
async function evidenceWithout(
  account: AccountWriter,
  of: CaseRow,
  half: Half,
  rows: readonly ConnectionRow[],
) {
  if (rows.length === 0) return new Map<string, ReturnType<typeof evidenceOf>>();
  const entries = await account
    .history()
    .where('connection_id', 'in', idsOf(rows))
    .where('kind', 'in', kindsOfEvidence)
    .selectAll('connection_history')
    .execute();
  const others = entries.filter((one) => one.case_id !== of.id || !reports[half].has(one.kind));
  const byConnection = Map.groupBy(others, (one) => one.connection_id);
  return new Map(
    rows.map((row) => [row.id, evidenceOf((byConnection.get(row.id) ?? []).map(formatHistory))]),
  );
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
  account: AccountWriter,
  of: CaseRow,
  half: Half,
  rows: readonly ConnectionRow[],
  claimOf: (row: ConnectionRow) => Claim | null,
): Promise<FactChange> {
  const meant = rows.filter((row) => claimOf(row) !== null);
  if (meant.length === 0) return (facts) => facts;
  const others = await othersOf(account, of, half, meant);
  const alerted = meant.filter((row) => hasAlert(row, half));
  const evidence = await evidenceWithout(account, of, half, alerted);
  const shared = half === 'monday' && others.size > 0 ? await findShared(account, meant, '') : null;
  const isShown = of.visibility === 'people';
  return (facts, row, view) => {
    const claim = claimOf(row);
    if (claim === null || (view === 'shown' && !isShown)) return facts;
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
