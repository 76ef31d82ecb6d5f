import type { Role } from '../contract/common.ts';
import type { Caller } from '../monday/session-token.ts';
import type { AccountDoor } from '../store/account.ts';
import { isSameHash, makeSecret, type Secret } from './secret.ts';

export type HandoffPurpose = 'report' | 'entra';

const lifeMilliseconds = 60_000;

/** Makes a code for a page that opens outside the frame, good once and for a minute. */
export async function makeHandoff(
  door: AccountDoor,
  caller: Caller,
  purpose: HandoffPurpose,
  caseId: string,
): Promise<{ code: string; expiresAt: string }> {
  const now = Date.now();
  const expiresAt = new Date(now + lifeMilliseconds).toISOString();
  const { text, hash } = makeSecret(caller.accountId);
  await door.transaction(async (account) => {
    await account.deleteHandoffs().where('expires_at', '<=', new Date(now).toISOString()).execute();
    await account
      .insertHandoff({
        code_hash: hash,
        purpose,
        case_id: caseId,
        user_id: caller.userId,
        role: caller.role,
        expires_at: expiresAt,
      })
      .execute();
  });
  return { code: text, expiresAt };
}

/**
 * Takes a code in, which is then used up, also when it was for something else.
 *
 * @returns for whom it speaks and about which case; null when it is wrong, used or over
 */
export async function redeemHandoff(
  door: AccountDoor,
  secret: Secret,
  purpose: HandoffPurpose,
): Promise<{ caller: Caller; caseId: string } | null> {
  // A look first: a transaction would leave a trace of whatever account somebody makes up.
  const known = await door
    .handoffs()
    .where('code_hash', '=', secret.hash)
    .select('code_hash')
    .executeTakeFirst();
  if (!known || !isSameHash(known.code_hash, secret.hash)) return null;
  const used = await door.transaction((account) =>
    account.deleteHandoffs().where('code_hash', '=', secret.hash).returningAll().executeTakeFirst(),
  );
  if (!used || used.purpose !== purpose) return null;
  if (used.expires_at <= new Date().toISOString()) return null;
  const caller = {
    accountId: secret.accountId,
    userId: used.user_id,
    role: used.role as Role,
  };
  return { caller, caseId: used.case_id };
}
