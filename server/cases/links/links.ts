import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import type { CaseLink, MakeLink } from '../../contract/case-link.ts';
import type { AccountReader, AccountWriter } from '../../store/account-store.ts';
import type { CaseLinkRow, CaseRow } from '../../store/case-tables.ts';
import { CaseNotOpen } from '../steps/step-change.ts';
import { answerTold } from '../tell-section.ts';
import { isSameHash, makeSecret, type Secret } from './link-secret.ts';

/** A section that the case does not have. */
export class NoSuchSection extends Error {}

/** The case has as many live links as it may have. */
export class TooManyLinks extends Error {}

/** More would be more secrets than an admin can keep in view; all of them fit into the list. */
export const liveLinksAtMost = 50;

const millisecondsPerDay = 86_400_000;
const openingsApart = 3_600_000;
const linksAtMost = 200;

/** Field by field; the hash stays here. */
export function formatLink(row: CaseLinkRow, now: string): CaseLink {
  const isOver = row.expires_at <= now;
  return {
    id: row.id,
    sectionIds: JSON.parse(row.section_ids),
    names: row.names,
    madeBy: row.made_by || null,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    state: row.taken_back_at !== null ? 'taken_back' : isOver ? 'expired' : 'live',
    firstOpenedAt: row.first_opened_at,
    lastOpenedAt: row.last_opened_at,
    timesOpened: row.times_opened,
  };
}

/**
 * Makes a link to some sections of a case.
 *
 * @returns the secret as well, which is stored nowhere
 * @throws CaseNotOpen, NoSuchSection, TooManyLinks
 */
export async function makeLink(
  account: AccountWriter,
  caller: Caller,
  of: CaseRow,
  { sectionIds, days, names, accountName }: MakeLink,
): Promise<{ row: CaseLinkRow; secret: string }> {
  if (of.status !== 'open') throw new CaseNotOpen();
  const ids = [...new Set(sectionIds)];
  const known = await account
    .caseSections()
    .where('case_id', '=', of.id)
    .where('id', 'in', ids)
    .select('id')
    .execute();
  if (known.length < ids.length) throw new NoSuchSection();
  const now = Date.now();
  const live = await account
    .caseLinks()
    .where('case_id', '=', of.id)
    .where('taken_back_at', 'is', null)
    .where('expires_at', '>', new Date(now).toISOString())
    .select('id')
    .limit(liveLinksAtMost)
    .execute();
  if (live.length >= liveLinksAtMost) throw new TooManyLinks();
  await answerTold(account, of.id, ids);
  const secret = makeSecret(account.accountId);
  const row = await account
    .insertCaseLink({
      id: uuidv7(),
      case_id: of.id,
      token_hash: secret.hash,
      section_ids: JSON.stringify(ids),
      names,
      account_name: accountName ?? null,
      made_by: caller.userId,
      made_at: new Date(now).toISOString(),
      expires_at: new Date(now + days * millisecondsPerDay).toISOString(),
      first_opened_at: null,
      last_opened_at: null,
      times_opened: 0,
      times_checked: 0,
      taken_back_at: null,
      taken_back_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordActivity(account, {
    kind: 'link_made',
    at: row.made_at,
    userId: caller.userId,
    details: {
      caseId: of.id,
      linkId: row.id,
      names,
      expiresAt: row.expires_at,
      sections: ids.length,
    },
  });
  return { row, secret: secret.text };
}

/** The links of a case: those that work first, so that none of them is cut off; then the latest. */
export function findLinks(account: AccountReader, caseId: string): Promise<CaseLinkRow[]> {
  const now = new Date().toISOString();
  return account
    .caseLinks()
    .where('case_id', '=', caseId)
    .selectAll('case_links')
    .orderBy(sql`case when taken_back_at is null and expires_at > ${now} then 0 else 1 end`)
    .orderBy('id', 'desc')
    .limit(linksAtMost)
    .execute();
}

/** From now on the link leads nowhere. @returns false when the case has no such link */
export async function takeLinkBack(
  account: AccountWriter,
  caller: Caller,
  caseId: string,
  linkId: string,
): Promise<boolean> {
  const link = await account
    .caseLinks()
    .where('case_id', '=', caseId)
    .where('id', '=', linkId)
    .select('taken_back_at')
    .executeTakeFirst();
  if (!link) return false;
  if (link.taken_back_at !== null) return true;
  const at = new Date().toISOString();
  await account
    .updateCaseLinks({ taken_back_at: at, taken_back_by: caller.userId })
    .where('id', '=', linkId)
    .execute();
  await recordActivity(account, {
    kind: 'link_taken_back',
    at,
    userId: caller.userId,
    details: { caseId, linkId },
  });
  return true;
}

/** A link that works, and its case. */
export interface LiveLink {
  link: CaseLinkRow;
  of: CaseRow;
}

/** Null for one that is wrong, expired or revoked, or whose case is closed: the caller does not learn which. */
export async function findLiveLink(
  account: AccountReader,
  secret: Secret,
): Promise<LiveLink | null> {
  const link = await account
    .caseLinks()
    .where('token_hash', '=', secret.hash)
    .selectAll('case_links')
    .executeTakeFirst();
  if (!link || !isSameHash(link.token_hash, secret.hash)) return null;
  return liveLinkOf(account, link);
}

/** The same for a code that speaks for a link. */
export async function findLiveLinkById(
  account: AccountReader,
  linkId: string,
): Promise<LiveLink | null> {
  const link = await account
    .caseLinks()
    .where('id', '=', linkId)
    .selectAll('case_links')
    .executeTakeFirst();
  return link ? liveLinkOf(account, link) : null;
}

async function liveLinkOf(account: AccountReader, link: CaseLinkRow): Promise<LiveLink | null> {
  if (link.taken_back_at !== null || link.expires_at <= new Date().toISOString()) return null;
  const of = await account
    .cases()
    .where('id', '=', link.case_id)
    .where('status', '=', 'open')
    .selectAll('cases')
    .executeTakeFirst();
  return of ? { link, of } : null;
}

/** Notes that the steps were shown: each time with the link, once an hour as an action. */
export async function noteOpening(account: AccountWriter, link: CaseLinkRow): Promise<void> {
  const now = Date.now();
  const at = new Date(now).toISOString();
  await account
    .updateCaseLinks({
      first_opened_at: link.first_opened_at ?? at,
      last_opened_at: at,
      times_opened: link.times_opened + 1,
    })
    .where('id', '=', link.id)
    .execute();
  const isRecent =
    link.last_opened_at !== null && now - Date.parse(link.last_opened_at) < openingsApart;
  if (isRecent) return;
  await recordActivity(account, {
    kind: 'link_opened',
    at,
    userId: null,
    details: { caseId: link.case_id, linkId: link.id },
  });
}
