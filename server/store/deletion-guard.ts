import type { Kysely, KyselyPlugin } from 'kysely';
import { AccountGone } from './account-state.ts';
import type { Database } from './tables.ts';

/**
 * The age that a server's knowledge of an account may have when it reads. A deletion waits for longer
 * than this after its tombstone, so that no server reads an account of which some rows are gone.
 */
export const knownForMilliseconds = 500;

/** Some tens of bytes each; beyond, all are asked for again. */
const accountsAtMost = 10_000;

interface Known {
  at: number;
  isDeleting: Promise<boolean>;
}

/** Stops reads of accounts that are being deleted. */
export interface DeletionGuard {
  /** A database whose results are given out only while the account is not being deleted. */
  guarded(accountId: string): Kysely<Database>;
  /** The state of the account has changed here: it is asked for at the next read. */
  forget(accountId: string): void;
}

/**
 * Makes the guard of a store. It looks at the tombstone after a read and not before it: what was read
 * then was read whole. That is one look by primary key an account and half second, whatever is read.
 */
export function createDeletionGuard(db: Kysely<Database>): DeletionGuard {
  const known = new Map<string, Known>();

  async function ask(accountId: string): Promise<boolean> {
    const row = await db
      .selectFrom('account_states')
      .select('status')
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    return row?.status === 'deleting';
  }

  function isDeleting(accountId: string): Promise<boolean> {
    const now = performance.now();
    const last = known.get(accountId);
    if (last && now - last.at < knownForMilliseconds) return last.isDeleting;
    if (known.size >= accountsAtMost) known.clear();
    const next = { at: now, isDeleting: ask(accountId) };
    known.set(accountId, next);
    next.isDeleting.catch(() => {
      if (known.get(accountId) === next) known.delete(accountId);
    });
    return next.isDeleting;
  }

  const pluginOf = (accountId: string): KyselyPlugin => ({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (await isDeleting(accountId)) throw new AccountGone('deleting');
      return result;
    },
  });

  return {
    guarded: (accountId) => db.withPlugin(pluginOf(accountId)),
    forget: (accountId) => void known.delete(accountId),
  };
}
