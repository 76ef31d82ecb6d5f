import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import { catchUp } from '../../connections/catch-up.ts';
import { readClaim } from '../../connections/claims.ts';
import type { Claim } from '../../contract/case.ts';
import type { LeaveOut } from '../../contract/case-change.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import { applyLeaveOut } from '../effects/apply-leave-out.ts';
import { CaseNotOpen } from '../steps/step-change.ts';

/** Some of them are not in the case, and were not left out of it. */
export class NotInCase extends Error {}

/** Nothing would be left in the case. */
export class NothingLeft extends Error {}

/** The case has left out as many connections as it may. */
export class TooManyLeftOut extends Error {}

/** More is another case: what was left out is read as a whole, and listed. */
export const leftOutAtMost = 1000;

/**
 * Prepares a change of which connections a case covers, or how: whatever is on its way reaches these
 * first.
 *
 * @throws CaseNotOpen
 */
export async function expectChangeable(
  account: AccountWriter,
  row: CaseRow,
  connectionIds: readonly string[],
): Promise<void> {
  if (row.status !== 'open') throw new CaseNotOpen();
  const rows = await account
    .connections()
    .where('connections.id', 'in', connectionIds)
    .selectAll('connections')
    .execute();
  await catchUp(account, rows);
}

/** Returns what the sections of these connections report, by section. */
async function claimsOf(
  account: AccountWriter,
  caseId: string,
  sectionIds: readonly (string | null)[],
): Promise<Record<string, Claim>> {
  const ids = [...new Set(sectionIds.flatMap((id) => id ?? []))];
  if (ids.length === 0) return {};
  const sections = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('id', 'in', ids)
    .select(['id', 'claim'])
    .execute();
  return Object.fromEntries(
    sections.flatMap(({ id, claim }) => {
      const known = readClaim(claim);
      return known ? [[id, known]] : [];
    }),
  );
}

/**
 * Leaves connections out of an open case. Those that were left out already stay so.
 *
 * @throws CaseNotOpen, NotInCase, NothingLeft, TooManyLeftOut
 */
export async function leaveOut(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  { connectionIds, reason }: LeaveOut,
): Promise<void> {
  const asked = [...new Set(connectionIds)];
  await expectChangeable(account, row, asked);
  const members = await account
    .caseConnections()
    .where('case_id', '=', row.id)
    .where('connection_id', 'in', asked)
    .select(['connection_id', 'provider_section_id', 'monday_section_id'])
    .execute();
  const known = await account
    .leftOut()
    .where('case_id', '=', row.id)
    .select('connection_id')
    .execute();
  const inCase = new Set(members.map((one) => one.connection_id));
  const leftOut = new Set(known.map((one) => one.connection_id));
  if (!asked.every((id) => inCase.has(id) || leftOut.has(id))) throw new NotInCase();
  if (members.length === 0) return;
  if (members.length >= row.connection_count) throw new NothingLeft();
  if (leftOut.size + members.length > leftOutAtMost) throw new TooManyLeftOut();
  const at = new Date().toISOString();
  const sectionIds = members.flatMap((one) => [one.provider_section_id, one.monday_section_id]);
  await applyLeaveOut(account, row, {
    kind: 'leave_out',
    connectionIds: [...inCase],
    claims: await claimsOf(account, row.id, sectionIds),
    reason,
    by: caller.userId,
    at,
  });
  await recordActivity(account, {
    kind: 'connections_left_out',
    at,
    userId: caller.userId,
    details: { caseId: row.id, connections: members.length },
  });
}
