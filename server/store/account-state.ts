import type { Kysely } from 'kysely';
import type { AccountStateRow, Database } from './tables.ts';

/** The app was uninstalled from this account: nothing of it may be written. */
export class AccountGone extends Error {
  /** Still being deleted, so that a new start must wait; or deleted. */
  readonly status: 'deleting' | 'deleted';
  constructor(status: 'deleting' | 'deleted') {
    super(`The account is ${status}.`);
    this.name = 'AccountGone';
    this.status = status;
  }
}

/**
 * The time after the tombstone at which a call must be signed to count as a new start. A call that was
 * on its way when the app was uninstalled is older, even by a clock that is some seconds ahead.
 */
const newStartMilliseconds = 30_000;

/**
 * Holds the row of an account until the end of the transaction, making it where it is absent: the
 * writers of an account go one after the other, and none of them passes a tombstone.
 * Setting a column to itself is what locks it, in one statement, on both stores.
 */
export function holdState(
  transaction: Kysely<Database>,
  accountId: string,
): Promise<AccountStateRow> {
  return transaction
    .insertInto('account_states')
    .values({ account_id: accountId, status: 'installed' })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet((old) => ({ status: old.ref('account_states.status') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Lets a write pass, or not.
 *
 * @param signedAt when monday signed the connect that asks for the write, null for all other
 *   writes. monday connects nothing for an account without the app, so one that was signed well
 *   after an uninstall is a new start, even where its install event was lost.
 * @throws AccountGone
 */
export async function passTombstone(
  transaction: Kysely<Database>,
  accountId: string,
  signedAt: string | null,
): Promise<void> {
  const { status, status_at } = await holdState(transaction, accountId);
  if (status === 'deleting') throw new AccountGone('deleting');
  if (status !== 'deleted') return;
  const since = Date.parse(status_at ?? '');
  const isNewStart = signedAt !== null && Date.parse(signedAt) > since + newStartMilliseconds;
  if (!isNewStart) throw new AccountGone('deleted');
  await transaction
    .updateTable('account_states')
    .set({ status: 'installed', status_at: signedAt, installed_at: signedAt })
    .where('account_id', '=', accountId)
    .execute();
}
