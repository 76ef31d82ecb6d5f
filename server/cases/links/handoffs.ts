import type { Caller } from '../../auth/session-token.ts';
import type { AccountStore } from '../../store/account-store.ts';
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

/** Makes a code for a page that opens outside the frame, for its purpose and for a short time. */
export async function makeHandoff(
  accountStore: AccountStore,
  caller: Caller,
  purpose: HandoffPurpose,
  caseId: string | null,
): Promise<{ code: string; expiresAt: string }> {
  const now = Date.now();
  const expiresAt = new Date(now + lifeMilliseconds[purpose]).toISOString();
  const { text, hash } = makeSecret(caller.accountId);
  await accountStore.transaction(async (account) => {
    await account.deleteHandoffs().where('expires_at', '<=', new Date(now).toISOString()).execute();
    await account
      .insertHandoff({
        code_hash: hash,
        purpose,
        case_id: caseId ?? noCase,
        user_id: caller.userId,
        role: caller.role,
        expires_at: expiresAt,
      })
      .execute();
  });
  return { code: text, expiresAt };
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
export interface Handoff {
  caller: Caller;
  caseId: string | null;
}

function handoffOf(
  row: HandoffRow,
  accountId: string,
  purposes: readonly HandoffPurpose[],
): Handoff | null {
  if (!purposes.includes(row.purpose) || row.expires_at <= new Date().toISOString()) return null;
  const caller = { accountId, userId: row.user_id, role: row.role };
  return { caller, caseId: row.case_id === noCase ? null : row.case_id };
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
