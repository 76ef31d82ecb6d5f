import { randomUUID } from 'node:crypto';
import type { CompiledQuery, Kysely } from 'kysely';
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
 * Setting a column is what locks it, in one statement, on both stores: it is the revision, by which
 * readers know that what they keep is still so. A random one, since a number could come again after a
 * restore or a deletion.
 */
export function holdState(
  transaction: Kysely<Database>,
  accountId: string,
): Promise<AccountStateRow> {
  const revision = randomUUID();
  return transaction
    .insertInto('account_states')
    .values({ account_id: accountId, status: 'installed', revision })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ revision }))
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

type Revised = Pick<AccountStateRow, 'status' | 'revision'>;

/** Of each store, the statement of a revision: every list request sends it, and putting it together takes longer. */
const compiled = new WeakMap<object, CompiledQuery<Revised>>();

const compile = (db: Kysely<Database>): CompiledQuery<Revised> =>
  db
    .selectFrom('account_states')
    .select(['status', 'revision'])
    .where('account_id', '=', '')
    .compile();

/**
 * Returns the revision of an account: as long as it is the same, nothing of the account has changed.
 * Null where nothing was written since revisions are kept.
 *
 * @throws AccountGone while the account is being deleted
 */
export async function readRevision(
  db: Kysely<Database>,
  accountId: string,
): Promise<string | null> {
  const query = compiled.get(db) ?? compile(db);
  compiled.set(db, query);
  const { rows } = await db.executeQuery<Revised>({ ...query, parameters: [accountId] });
  const [row] = rows;
  if (row?.status === 'deleting') throw new AccountGone('deleting');
  return row?.revision ?? null;
}
