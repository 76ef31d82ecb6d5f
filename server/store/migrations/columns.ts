import { type ColumnDataType, type Kysely, type RawBuilder, sql } from 'kysely';

type Type = ColumnDataType | RawBuilder<unknown>;

/** Text that compares by bytes on both stores: one order everywhere. */
const textType = (isSqlite: boolean): Type => (isSqlite ? 'text' : sql`text collate "C"`);

export interface TableShape {
  name: string;
  /** Text that is always there, and text that may be absent; names with spaces between them. */
  required: string;
  optional?: string;
  /** Whole numbers that are always there. */
  integers?: string;
  key: string;
}

const names = (line: string | undefined) => line?.split(' ') ?? [];

/** Makes one table of text and numbers, its key named after it. */
export async function createTable(
  db: Kysely<unknown>,
  isSqlite: boolean,
  { name, required, optional, integers, key }: TableShape,
): Promise<void> {
  const text = textType(isSqlite);
  let table = db.schema.createTable(name);
  for (const column of names(required)) table = table.addColumn(column, text, (c) => c.notNull());
  for (const column of names(optional)) table = table.addColumn(column, text);
  for (const column of names(integers)) {
    table = table.addColumn(column, 'integer', (c) => c.notNull());
  }
  await table.addPrimaryKeyConstraint(`${name}_key`, names(key) as never[]).execute();
}
