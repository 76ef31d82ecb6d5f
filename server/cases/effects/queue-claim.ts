import { readClaim } from '../../connections/claims.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow, CaseSectionRow } from '../../store/case-tables.ts';
import { findSteps } from '../case-queries.ts';
import { sectionClaim } from '../claim.ts';
import { queueEffect } from './queue-effect.ts';

/**
 * Queues the report of a section for its connections where its steps now report something else.
 *
 * @param now ISO 8601
 * @returns whether it does
 */
export async function queueClaim(
  account: AccountWriter,
  of: CaseRow,
  sectionId: string,
  now: string,
): Promise<boolean> {
  const section: CaseSectionRow = await account
    .caseSections()
    .where('case_id', '=', of.id)
    .where('id', '=', sectionId)
    .selectAll('case_sections')
    .executeTakeFirstOrThrow();
  const { half } = section;
  const next = sectionClaim(half, await findSteps(account, of.id, [sectionId]));
  const text = next && JSON.stringify(next);
  if (half === null || text === section.claim) return false;
  await account
    .updateCaseSections({ claim: text })
    .where('case_id', '=', of.id)
    .where('id', '=', sectionId)
    .execute();
  const previous = readClaim(section.claim);
  await queueEffect(account, of.id, { kind: 'claim', sectionId, half, previous, next, at: now });
  return true;
}
