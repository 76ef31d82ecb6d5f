import { Kysely, sql } from 'kysely';
import { ofMaintenance, postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import { accountTables } from './tables.ts';

/** Everything but what a store keeps for itself: its history of migrations and its locks. */
const movedTables = [...accountTables, 'jobs'] as const;

/** PostgreSQL takes 65,535 values in a statement. */
const rowsPerInsert = 500;

type Row = Record<string, unknown>;
type Anything = Kysely<Record<string, Row>>;

async function countIn(db: Anything, table: string): Promise<number> {
  const { rows } = await sql<{
    n: number | string;
  }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** By SQLite's own number of a row, so that no table is held as a whole. */
async function* pagesOf(db: Anything, table: string): AsyncGenerator<Row[]> {
  let last = 0;
  for (;;) {
    const { rows } = await sql<Row & { row_number: number }>`
      select rowid as row_number, * from ${sql.table(table)}
      where rowid > ${last} order by rowid limit ${rowsPerInsert}
    `.execute(db);
    const end = rows.at(-1);
    if (!end) return;
    last = end.row_number;
    yield rows.map(({ row_number, ...row }) => row);
  }
}

/**
 * Copies every row of a SQLite store into an empty PostgreSQL store, all or nothing. Both have the
 * tables of this version.
 *
 * @param path of the SQLite file, which is not written to meanwhile
 * @param url `postgres://…`
 * @param onProgress told of rows copied so far
 * @returns how many rows were copied
 * @throws Error when the target holds rows, or does not hold as many as the source afterwards
 */
export async function moveRows(
  path: string,
  url: string,
  onProgress: (rows: number) => void,
): Promise<number> {
  const from: Anything = new Kysely({ dialect: sqliteDialect(path) });
  const to: Anything = new Kysely({ dialect: await postgresDialect(url, () => {}, ofMaintenance) });
  try {
    return await to.transaction().execute(async (transaction) => {
      await sql`set local statement_timeout = 0`.execute(transaction);
      for (const table of movedTables) {
        if ((await countIn(transaction, table)) === 0) continue;
        throw new Error(
          `The PostgreSQL database holds rows already (${table}). Nothing was copied.`,
        );
      }
      let total = 0;
      for (const table of movedTables) {
        for await (const rows of pagesOf(from, table)) {
          await transaction.insertInto(table).values(rows).execute();
          total += rows.length;
          onProgress(total);
        }
        if ((await countIn(transaction, table)) === (await countIn(from, table))) continue;
        throw new Error(`Not every row of ${table} arrived. Nothing was copied.`);
      }
      return total;
    });
  } finally {
    await from.destroy();
    await to.destroy();
  }
}
