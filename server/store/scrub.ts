import { type Kysely, sql } from 'kysely';
import { type Database, erasedTableNames } from './tables.ts';

/**
 * Writes all changes into the main file and empties the log beside it, where overwritten content
 * would otherwise stay. It does not wait for readers: they would wait for it in turn.
 * https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
 *
 * @returns false when a reader of another process was in the way; try again
 */
async function emptyLog(db: Kysely<Database>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const before = await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection);
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(
        connection,
      );
      return rows[0]?.busy === 0;
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(before.rows[0]?.timeout ?? 0)}`.execute(connection);
    }
  });
}

/** `vacuum` reads whole tables, which takes longer than any request may. */
async function vacuum(db: Kysely<Database>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      for (const table of erasedTableNames) {
        await sql`vacuum ${sql.table(table)}`.execute(connection);
      }
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

/**
 * Takes deleted content off the disk, as far as the database lets us.
 *
 * @param onError told when the database does not vacuum for us (no right to, or it has no such
 *   command): its own routine comes round to it
 * @returns false when it must be tried again
 */
export async function scrub(
  db: Kysely<Database>,
  isSqlite: boolean,
  onError: (error: Error) => void,
): Promise<boolean> {
  if (isSqlite) return emptyLog(db);
  await vacuum(db).catch(onError);
  return true;
}
