import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Only in copies: when this one was made. */
const madeTable = 'backup_made';

/** Every row that answers a pragma or a query, over a connection that is closed again. */
function ask(path: string, sql: string, readOnly = true): Record<string, unknown>[] {
  const database = new DatabaseSync(path, { readOnly, timeout: 0 });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/**
 * Copies a database into an empty file, as it stands at this moment, while others read and write it:
 * `vacuum into` reads one snapshot, and nothing of what was deleted before. Stops the thread.
 * https://www.sqlite.org/lang_vacuum.html#vacuum_with_an_into_clause
 *
 * @param at ISO 8601, kept in the copy
 */
export function copySqlite(from: string, to: string, at: string): void {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  try {
    copy.exec(`create table ${madeTable} (at text not null)`);
    copy.prepare(`insert into ${madeTable} values (?)`).run(at);
  } finally {
    copy.close();
  }
}

/**
 * Checks whether a file is a whole database of Keyholder.
 *
 * @returns a sentence that says what is wrong; null when nothing is
 */
export function faultOf(path: string): string | null {
  try {
    const [result] = ask(path, 'pragma integrity_check(1)');
    if (result?.integrity_check !== 'ok') return `${path} is damaged.`;
    const tables = ask(path, "select name from sqlite_schema where name = 'migrations'");
    return tables.length === 1 ? null : `${path} is no database of Keyholder.`;
  } catch {
    return `${path} is no SQLite database, or is damaged.`;
  }
}

/** When a copy was made, as it says itself; null where it was made in another way. */
export function madeAtOf(path: string): string | null {
  const tables = ask(path, `select name from sqlite_schema where name = '${madeTable}'`);
  if (tables.length === 0) return null;
  return String(ask(path, `select at from ${madeTable}`)[0]?.at ?? '') || null;
}

/** Removes what only a copy has, before it becomes the database. */
export function forgetCopy(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`drop table if exists ${madeTable}`);
  database.close();
}

/** True if another process has the database open: the mode of its log can be changed only alone. */
export function isInUse(path: string): boolean {
  try {
    const [row] = ask(path, 'pragma journal_mode = delete', false);
    return row?.journal_mode !== 'delete';
  } catch {
    return true;
  }
}

/** Brings a file, and its name in the folder, onto the disk. */
export async function flushFile(path: string): Promise<void> {
  for (const place of [path, dirname(path)]) {
    const handle = await open(place, 'r');
    await handle.sync();
    await handle.close();
  }
}
