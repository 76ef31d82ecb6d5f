import type { Caller } from '../../auth/session-token.ts';
import type { AccountReader, AccountStore } from '../../store/account-store.ts';
import type { HandoffRow } from '../../store/case-tables.ts';
import { isSameHash, makeSecret, type Secret } from './link-secret.ts';

type HandoffPurpose = HandoffRow['purpose'];

const minute = 60_000;
/** Signing in, perhaps with a second factor, and checking again once lists at Microsoft have caught up. */
const lifeMilliseconds: Record<HandoffPurpose, number> = {
  report: minute,
  entra: minute,
  inventory: minute,
  entra_check: 30 * minute,
};

/** Stands in the column of codes that are about the account, not about a case. */
const noCase = '';

/** For whom a code speaks: a user, or who holds a case link, with the name that they gave. */
export type Speaker =
  | { caller: Caller; link: null }
  | { caller: null; link: { id: string; saidToBe: string } };

/** The holder of a link has begun too many checks at once. */
export class TooManyCodes extends Error {}

export const codesOfLinkAtMost = 20;

/** Speaks for no user: nothing may be found by this id. */
const noUser = { userId: '', role: 'viewer' } as const;

/**
 * Makes a code for a page that opens outside the frame, for its purpose and for a short time.
 *
 * @throws TooManyCodes
 */
export async function makeHandoff(
  accountStore: AccountStore,
  { caller, link }: Speaker,
  purpose: HandoffPurpose,
  caseId: string | null,
): Promise<{ code: string; expiresAt: string }> {
  const now = Date.now();
  const expiresAt = new Date(now + lifeMilliseconds[purpose]).toISOString();
  const { text, hash } = makeSecret(accountStore.accountId);
  await accountStore.transaction(async (account) => {
    await account.deleteHandoffs().where('expires_at', '<=', new Date(now).toISOString()).execute();
    if (link) await refuseTooMany(account, link.id);
    const { userId, role } = caller ?? noUser;
    await account
      .insertHandoff({
        code_hash: hash,
        purpose,
        case_id: caseId ?? noCase,
        user_id: userId,
        role,
        link_id: link?.id ?? null,
        said_to_be: link?.saidToBe ?? null,
        expires_at: expiresAt,
      })
      .execute();
  });
  return { code: text, expiresAt };
}

async function refuseTooMany(account: AccountReader, linkId: string): Promise<void> {
  const live = await account
    .handoffs()
    .where('link_id', '=', linkId)
    .select('code_hash')
    .limit(codesOfLinkAtMost)
    .execute();
  if (live.length >= codesOfLinkAtMost) throw new TooManyCodes();
}

async function findRow(accountStore: AccountStore, secret: Secret) {
  const row = await accountStore
    .handoffs()
    .where('code_hash', '=', secret.hash)
    .selectAll('handoffs')
    .executeTakeFirst();
  return row && isSameHash(row.code_hash, secret.hash) ? row : null;
}

/** Owner of a code, and its case; null: it is about the account. */
export type Handoff = Speaker & { caseId: string | null };

function handoffOf(
  row: HandoffRow,
  accountId: string,
  purposes: readonly HandoffPurpose[],
): Handoff | null {
  if (!purposes.includes(row.purpose) || row.expires_at <= new Date().toISOString()) return null;
  const caseId = row.case_id === noCase ? null : row.case_id;
  if (row.link_id !== null) {
    return { caller: null, link: { id: row.link_id, saidToBe: row.said_to_be ?? '' }, caseId };
  }
  const caller = { accountId, userId: row.user_id, role: row.role };
  return { caller, link: null, caseId };
}

/** Looks a code up that may be used again until it is over; null when it is wrong or over. */
export async function findHandoff(
  accountStore: AccountStore,
  secret: Secret,
  purpose: HandoffPurpose,
): Promise<Handoff | null> {
  const row = await findRow(accountStore, secret);
  return row && handoffOf(row, secret.accountId, [purpose]);
}

/**
 * Takes a code in, which is then used up, also when it was for something else.
 *
 * @returns for whom it speaks and about which case; null when it is wrong, used or over
 */
export async function redeemHandoff(
  accountStore: AccountStore,
  secret: Secret,
  ...purposes: HandoffPurpose[]
): Promise<Handoff | null> {
  // Reads first: a transaction would leave a trace of a made-up account.
  if (!(await findRow(accountStore, secret))) return null;
  const used = await accountStore.transaction((account) =>
    account.deleteHandoffs().where('code_hash', '=', secret.hash).returningAll().executeTakeFirst(),
  );
  return used ? handoffOf(used, secret.accountId, purposes) : null;
}
