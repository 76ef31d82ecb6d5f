import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Database, erasedTables } from './tables.ts';

/** Every table with rows of an account, with the rest of its key. */
const exportedTables = {
  ...erasedTables,
  app_installs: ['install_key'],
  account_states: [],
} as const;
export type ExportedTableName = keyof typeof exportedTables;
export const exportedTableNames = Object.keys(exportedTables) as ExportedTableName[];

export type ExportedRow = Record<string, unknown>;

const rowsPerPage = 500;

const list = (parts: RawBuilder<unknown>[]) => sql.join(parts);

/** All rows of an account in a table, a page at a time, so that no account is too large. */
export async function* exportRows(
  db: Kysely<Database>,
  accountId: string,
  table: ExportedTableName,
): AsyncGenerator<ExportedRow[]> {
  const key: readonly string[] = exportedTables[table];
  const columns = key.map((name) => sql.ref(name));
  let last: ExportedRow | undefined;
  for (;;) {
    const after = last;
    const { rows } = await sql<ExportedRow>`
      select * from ${sql.table(table)} where "account_id" = ${accountId}
      ${after ? sql`and (${list(columns)}) > (${list(key.map((name) => sql`${after[name]}`))})` : sql``}
      ${columns.length > 0 ? sql`order by ${list(columns)}` : sql``}
      limit ${rowsPerPage}
    `.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerPage || key.length === 0) return;
    last = rows.at(-1);
  }
}
