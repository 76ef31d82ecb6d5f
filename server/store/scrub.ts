import { type Kysely, sql } from 'kysely';
import { type Database, erasedTableNames } from './tables.ts';
import { scrubWords } from './word-index.ts';

/**
 * Writes all changes into SQLite's main file and empties the log beside it, where overwritten content
 * would otherwise stay. It does not wait for readers: they would wait for it in turn.
 * https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
 *
 * @returns false when a reader of another process was in the way; try again
 */
export async function emptyLog(db: Kysely<Database>): Promise<boolean> {
  await scrubWords(db);
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}

/**
 * Takes deleted content off PostgreSQL's disk, as far as the database lets us. Where it refuses (no
 * right to, or no such command), its own routine comes round to it.
 */
export async function vacuum(db: Kysely<Database>): Promise<void> {
  for (const table of erasedTableNames) await sql`vacuum ${sql.table(table)}`.execute(db);
}
