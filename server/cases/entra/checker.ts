import type { AccountReader, AccountWriter } from '../../store/account-store.ts';
import type { CaseLinkRow, CaseRow } from '../../store/case-tables.ts';
import { touchableBy } from '../case-policy.ts';
import { findCase } from '../case-queries.ts';
import type { Handoff } from '../links/handoffs.ts';
import { findLiveLinkById } from '../links/links.ts';
import { checkableIds, sectionsOf } from '../links/shared-sections.ts';

/** Whoever has Entra asked about a case, and how far their check reaches. */
export interface Checker {
  row: CaseRow;
  /** As kept with what was seen: a user id, or `support: ` and the name that the holder of a link gave. */
  by: string;
  /** Null for the holder of a link. */
  userId: string | null;
  /** The only owner whose connections are checked; null: everyone's. */
  onlyOf: string | null;
  /** The only sections whose connections are checked; null: all of the case. */
  sectionIds: string[] | null;
  link: CaseLinkRow | null;
}

/** A link was used for as many checks as it may be. */
export class CheckedTooOften extends Error {}

/** Each check is written to the history of every connection that it is about. */
export const checksOfLinkAtMost = 50;

/**
 * Returns whom a code speaks for, as they stand now: a user who sees the case, or a link that works, with
 * the sections that it shares and no others.
 *
 * @returns null where there is no such case for them, or the link works no more
 */
export async function findChecker(
  account: AccountReader,
  { caller, link, caseId }: Handoff,
): Promise<Checker | null> {
  if (caseId === null) return null;
  if (caller) {
    const found = await findCase(account, caller, caseId);
    const onlyOf = touchableBy(caller)?.userId ?? null;
    const { userId } = caller;
    return found && { row: found.row, by: userId, userId, onlyOf, sectionIds: null, link: null };
  }
  const live = await findLiveLinkById(account, link.id);
  if (!live || live.of.id !== caseId) return null;
  return {
    row: live.of,
    by: `support: ${link.saidToBe}`,
    userId: null,
    onlyOf: null,
    sectionIds: checkableIds(await sectionsOf(account, live)),
    link: live.link,
  };
}

/** Counts a check by a link. @throws CheckedTooOften */
export async function countCheck(account: AccountWriter, link: CaseLinkRow): Promise<void> {
  if (link.times_checked >= checksOfLinkAtMost) throw new CheckedTooOften();
  await account
    .updateCaseLinks({ times_checked: link.times_checked + 1 })
    .where('id', '=', link.id)
    .execute();
}
