import { type Kysely, sql } from 'kysely';
import type { Database } from './tables.ts';

/** Row numbers of one account in the index: so many, one range after the other. */
export const rowsOfAccount = 2 ** 32;
/**
 * Some tens of milliseconds at most, after which others have their turn. Smaller parts take longer
 * together: FTS5 reads a list of rows from its beginning to where a part begins.
 */
const rowsPerLook = 1_000_000;

/** Requests that came in meanwhile go first: SQLite works in this thread. */
export const giveTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The index of the texts of one account that searches look through. */
export interface AccountWords {
  /**
   * Ids of the connections that fit, unless there are more than `limit`: then null.
   *
   * @param expression FTS5's: phrases of three characters and more, joined by AND and OR
   */
  find(expression: string, limit: number): Promise<string[] | null>;
  /** Counts what fits, up to `limit`. */
  count(expression: string, limit: number): Promise<number>;
  /** Grams of three that begin with one or two characters; null for more than `limit`. */
  gramsWith(start: string, limit: number): Promise<string[] | null>;
}

/** Returns the index of an account; null as long as it is not in: its texts are to be read instead. */
export async function findAccountWords(
  db: Kysely<Database>,
  accountId: string,
): Promise<AccountWords | null> {
  const found = await sql<{ number: number; last_row: number }>`
    select number, last_row from search_accounts where account_id = ${accountId} and is_built = 1
  `.execute(db);
  const account = found.rows[0];
  if (!account) return null;
  const { number, last_row } = account;

  /** Parts of the account's rows. */
  function* ranges() {
    for (let from = number * rowsOfAccount; from <= last_row; from += rowsPerLook) {
      yield sql`rowid between ${from} and ${Math.min(from + rowsPerLook - 1, last_row)}`;
    }
  }

  return {
    async find(expression, limit) {
      const ids: string[] = [];
      for (const range of ranges()) {
        // In this order: SQLite would rather read every row of the account.
        const { rows } = await sql<{ connection_id: string }>`
          select connection_id from (
            select rowid as found from connection_words
            where connection_words match ${expression} and ${range} limit ${limit + 1 - ids.length}
          ) cross join connection_search
          where search_row = found and account_id = ${accountId}`.execute(db);
        ids.push(...rows.map((row) => row.connection_id));
        if (ids.length > limit) return null;
        await giveTurn();
      }
      return ids;
    },

    async count(expression, limit) {
      let total = 0;
      for (const range of ranges()) {
        const { rows } = await sql<{ found: number }>`
          select count(*) as found from (
            select rowid from connection_words
            where connection_words match ${expression} and ${range} limit ${limit - total}
          )`.execute(db);
        total += rows[0]?.found ?? 0;
        if (total >= limit) return limit;
        await giveTurn();
      }
      return total;
    },

    async gramsWith(start, limit) {
      const { rows } = await sql<{ term: string }>`
        select term from connection_grams
        where term >= ${start} and term < ${`${start}\u{10ffff}`} limit ${limit + 1}
      `.execute(db);
      return rows.length > limit ? null : rows.map((row) => row.term);
    },
  };
}
