import { sql } from 'kysely';
import { coverChange } from '../../connections/case-cover.ts';
import { changeConnections } from '../../connections/change-connection.ts';
import type { Effect } from '../../connections/effect.ts';
import { type Item, readItems, userIdOf } from '../../connections/items.ts';
import { asOfBefore } from '../../connections/pending-effects.ts';
import { withdrawal } from '../../connections/withdraw-report.ts';
import type { Half } from '../../contract/case.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { leaveSection } from './leave-section.ts';
import { note } from './note.ts';

type LeaveOut = Effect & { kind: 'leave_out' };
interface Left {
  connection_id: string;
  provider_section_id: string | null;
  monday_section_id: string | null;
}

/** Takes the reports of the case off the connections, and looks at what covers them now. */
async function takeBack(
  account: AccountWriter,
  of: CaseRow,
  { claims, by, at }: LeaveOut,
  items: readonly Item[],
  left: readonly Left[],
): Promise<void> {
  const leftBy = new Map(left.map((one) => [one.connection_id, one]));
  const claimOf = (half: Half) => (row: ConnectionRow) =>
    claims[leftBy.get(row.id)?.[`${half}_section_id`] ?? ''] ?? null;
  const withdrawn = {
    caseId: of.id,
    isShown: of.visibility === 'people',
    asOf: asOfBefore([]),
    at,
  };
  const provider = await withdrawal(account, withdrawn, 'provider', items, claimOf('provider'));
  const monday = await withdrawal(account, withdrawn, 'monday', items, claimOf('monday'));
  const rows = items.map(({ row }) => row);
  const cover = await coverChange(account, rows);
  await changeConnections(account, rows, at, (facts, row, view) =>
    cover(monday(provider(facts, row, view), row, view), row, view),
  );
  for (const half of ['provider', 'monday'] as const) {
    const reported = rows.filter((row) => claimOf(half)(row) !== null);
    const kind = `${half}_taken_back` as const;
    await note(account, reported, { kind, at, userId: userIdOf(by), caseId: of.id });
  }
}

/** The counts of the case, of the sections that the connections were in, and of what stands before them. */
async function countLess(
  account: AccountWriter,
  of: CaseRow,
  { by, at, reason }: LeaveOut,
  left: readonly Left[],
): Promise<void> {
  const sections = await account
    .caseSections()
    .where('case_id', '=', of.id)
    .selectAll('case_sections')
    .execute();
  for (const section of sections) {
    const { half, batch } = section;
    const isIn = (one: Left) =>
      half === null
        ? sections.some((other) => other.id === one.monday_section_id && other.batch === batch)
        : one[`${half}_section_id`] === section.id;
    const ids = left.filter(isIn).map((one) => one.connection_id);
    if (ids.length > 0) await leaveSection(account, section, ids, { by, at, reason });
  }
  await account
    .updateCases({ connection_count: sql<number>`connection_count - ${left.length}` })
    .where('id', '=', of.id)
    .execute();
}

/**
 * Leaves connections out of a case: what the case reported of them is withdrawn, what is known without
 * it stays.
 *
 * @param effect of connections that everything on its way has reached: see `catchUp`
 */
export async function applyLeaveOut(
  account: AccountWriter,
  of: CaseRow,
  effect: LeaveOut,
): Promise<void> {
  const { connectionIds, reason, by, at } = effect;
  const left = await account
    .deleteCaseConnections()
    .where('case_id', '=', of.id)
    .where('connection_id', 'in', connectionIds)
    .returning(['connection_id', 'provider_section_id', 'monday_section_id'])
    .execute();
  if (left.length === 0) return;
  const items = await readItems(
    account,
    left.map((one) => one.connection_id),
  );
  const rows = [...items.values()].map(({ row }) => row);
  await takeBack(account, of, effect, [...items.values()], left);
  await note(account, rows, { kind: 'left_out', at, userId: userIdOf(by), caseId: of.id });
  await account
    .insertLeftOut(
      rows.map((row) => ({
        case_id: of.id,
        connection_id: row.id,
        user_id: row.user_id,
        at,
        by_user_id: by,
        note: reason,
      })),
    )
    .execute();
  await countLess(account, of, effect, left);
}
