import { sql } from 'kysely';
import { changeConnections } from '../../connections/change-connection.ts';
import type { Effect } from '../../connections/effect.ts';
import { readItems, userIdOf } from '../../connections/items.ts';
import { asOfBefore } from '../../connections/pending-effects.ts';
import { withdrawal } from '../../connections/withdraw-report.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import { leaveSection } from './leave-section.ts';
import { note } from './note.ts';

/**
 * Gives a connection the other steps of the provider's side. What the ones before reported of it is
 * withdrawn: it would be a report of a section that the connection is in no more.
 *
 * @param effect of a connection that everything on its way has reached: see `catchUp`
 */
export async function applyMove(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect & { kind: 'move' },
): Promise<void> {
  const { connectionId, sectionId, previous, by, at } = effect;
  const member = await account
    .caseConnections()
    .where('case_id', '=', of.id)
    .where('connection_id', '=', connectionId)
    .select('provider_section_id')
    .executeTakeFirst();
  if (!member || member.provider_section_id === sectionId) return;
  const items = [...(await readItems(account, [connectionId])).values()];
  const rows = items.map(({ row }) => row);
  const withdrawn = {
    caseId: of.id,
    isShown: of.visibility === 'people',
    asOf: asOfBefore([]),
    at,
  };
  const change = await withdrawal(account, withdrawn, 'provider', items, () => previous);
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
}
