import { sql } from 'kysely';
import { changeConnections } from '../../connections/change-connection.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { note, userIdOf } from './batch.ts';
import type { Effect } from './effect.ts';
import { leaveSection } from './leave-section.ts';
import { withdrawal } from './withdraw-report.ts';

/**
 * Gives a connection the other steps of the provider's side. What the ones before reported of it is
 * withdrawn: it would be a report of a section that the connection is in no more.
 *
 * @returns none: one connection is always the last batch
 */
export async function applyMove(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect & { kind: 'move' },
): Promise<ConnectionRow[]> {
  const { connectionId, sectionId, previous, by, at } = effect;
  const member = await account
    .caseConnections()
    .where('case_id', '=', of.id)
    .where('connection_id', '=', connectionId)
    .select('provider_section_id')
    .executeTakeFirst();
  if (!member || member.provider_section_id === sectionId) return [];
  const rows = await account
    .connections()
    .where('connections.id', '=', connectionId)
    .selectAll('connections')
    .execute();
  const change = await withdrawal(account, of, 'provider', rows, () => previous);
  await changeConnections(account, rows, at, change);
  if (previous) {
    const kind = 'provider_taken_back';
    await note(account, rows, { kind, at, userId: userIdOf(by), caseId: of.id });
  }
  await account
    .updateCaseConnections({ provider_section_id: sectionId })
    .where('case_id', '=', of.id)
    .where('connection_id', '=', connectionId)
    .execute();
  const before = await account
    .caseSections()
    .where('case_id', '=', of.id)
    .where('id', '=', member.provider_section_id)
    .selectAll('case_sections')
    .executeTakeFirst();
  if (before) await leaveSection(account, before, [connectionId], { by, at, reason: null });
  await account
    .updateCaseSections({ connection_count: sql<number>`connection_count + 1` })
    .where('case_id', '=', of.id)
    .where('id', '=', sectionId)
    .execute();
  return [];
}
