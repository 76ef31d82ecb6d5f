import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { AccountGone, passTombstone } from './account-state.ts';
import { rowsOfAccount } from './account-words.ts';
import type { Database } from './tables.ts';
import { transact } from './transact.ts';

/** Two milliseconds or so, after which requests have their turn. */
const rowsPerBatch = 50;
const pagesPerMerge = 16;
const pauseMilliseconds = 3;
const upkeepMilliseconds = 5000;

/** Keeps the index of what searches look through: FTS5's trigrams, of large accounts. SQLite only. */
export interface WordIndex {
  /** Goes on keeping up what is in the index already. */
  start(): Promise<void>;
  /** Takes an account in, in the background; called where a search had many texts to read. */
  take(accountId: string): void;
  /** Resolves when nothing is being taken in. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

interface Progress {
  built_to: string;
  is_built: number;
}

/** Reads how far an account is taken in; begins it where it is new. */
async function progressOf(db: Transaction<Database>, accountId: string): Promise<Progress> {
  await sql`
    insert into search_accounts (account_id, number, last_row, built_to, is_built)
    select ${accountId}, next, next * ${rowsOfAccount}, '', 0
    from (select coalesce(max(number), 0) + 1 as next from search_accounts)
    where true on conflict do nothing
  `.execute(db);
  const { rows } = await sql<Progress>`
    select built_to, is_built from search_accounts where account_id = ${accountId}
  `.execute(db);
  return rows[0] ?? { built_to: '', is_built: 0 };
}

/** Adds the next connections, but for those that a trigger added. False when the account is in. */
async function addBatch(db: Transaction<Database>, accountId: string): Promise<boolean> {
  const { built_to, is_built } = await progressOf(db, accountId);
  if (is_built === 1) return false;
  const rows = await db
    .selectFrom('connections')
    .where('account_id', '=', accountId)
    .where('id', '>', built_to)
    .select('id')
    .orderBy('id')
    .limit(rowsPerBatch)
    .execute();
  const ids = JSON.stringify(rows.map((row) => row.id));
  await sql`
    insert into connection_search (search_row, account_id, connection_id)
    select last_row + row_number() over (order by value), account_id, value
    from search_accounts, json_each(${ids})
    where account_id = ${accountId}
      and not exists (
        select 1 from connection_search where account_id = ${accountId} and connection_id = value)
  `.execute(db);
  const isBuilt = rows.length < rowsPerBatch;
  await sql`
    update search_accounts set last_row = last_row + ${rows.length},
      built_to = ${rows.at(-1)?.id ?? built_to}, is_built = ${isBuilt ? 1 : 0}
    where account_id = ${accountId}
  `.execute(db);
  return !isBuilt;
}

/**
 * Joins some of the parts of the index. FTS5 tells by the number of changes whether there is more to do.
 * https://www.sqlite.org/fts5.html#the_merge_command
 *
 * @param pages how much work; a negative number begins with joining all of it
 * @returns true if there is more to do
 */
function mergeSome(db: Kysely<Database>, pages: number): Promise<boolean> {
  return transact(db, async (transaction) => {
    const before = await changesIn(transaction);
    const merge = sql`insert into connection_words (connection_words, rank) values ('merge', ${pages})`;
    await merge.execute(transaction);
    return (await changesIn(transaction)) - before >= 2;
  });
}

/** Reads how many rows this connection to the database has changed since it was opened. */
async function changesIn(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ made: number }>`select total_changes() as made`.execute(db);
  return rows[0]?.made ?? 0;
}

/** Written out: FTS5 takes a whole number only, and numbers are bound as others. */
const setSecureDelete = (isOn: boolean, condition = sql`true`) => sql`
  insert into connection_words (connection_words, rank)
  select 'secure-delete', ${sql.raw(isOn ? '1' : '0')} where ${condition}
`;

/**
 * Before many rows of an account are deleted: each takes milliseconds to be overwritten in the index. Until
 * the store is scrubbed, they are marked as deleted instead.
 */
export async function expectDeletions(db: Kysely<Database>, accountId: string): Promise<void> {
  const isIn = sql`exists (select 1 from search_accounts where account_id = ${accountId})`;
  await setSecureDelete(false, isIn).execute(db);
}

/** Rewrites the index where rows were only marked as deleted: nothing of them stays. */
export async function scrubWords(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql`
    select 1 from connection_words_config where k = 'secure-delete' and v = 0
  `.execute(db);
  if (rows.length === 0) return;
  let pages = -pagesPerMerge;
  while (await mergeSome(db, pages)) {
    pages = pagesPerMerge;
    await wait(pauseMilliseconds);
  }
  await setSecureDelete(true).execute(db);
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/**
 * @param db over SQLite
 * @param onFailure told of what failed in the background; the next search begins again
 */
export function createWordIndex(
  db: Kysely<Database>,
  onFailure: (error: Error) => void,
): WordIndex {
  const wanted = new Set<string>();
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  let upkeep: NodeJS.Timeout | undefined;

  async function mergeAll(): Promise<void> {
    while (!isClosed && (await mergeSome(db, pagesPerMerge))) await wait(pauseMilliseconds);
  }

  async function takeIn(accountId: string): Promise<void> {
    const next = () =>
      transact(db, async (transaction) => {
        await passTombstone(transaction, accountId, null);
        return addBatch(transaction, accountId);
      });
    while (!isClosed && (await next())) {
      await mergeAll();
      await wait(pauseMilliseconds);
    }
  }

  /** Of this connection alone: every server keeps up with what it has written itself. */
  let seen = 0;
  async function keepUp(): Promise<void> {
    if ((await changesIn(db)) === seen) return;
    await mergeAll();
    seen = await changesIn(db);
  }

  /** One piece of work after the other. */
  function enqueue(work: () => Promise<void>): Promise<void> {
    running = running.then(work).catch((error: unknown) => {
      if (!(error instanceof AccountGone)) onFailure(asError(error));
    });
    return running;
  }

  function startUpkeep(): void {
    upkeep ??= setInterval(() => void enqueue(keepUp), upkeepMilliseconds).unref();
  }

  return {
    async start() {
      const { rows } = await sql`select 1 from search_accounts limit 1`.execute(db);
      if (rows.length > 0) startUpkeep();
    },
    take(accountId) {
      startUpkeep();
      if (isClosed || wanted.has(accountId)) return;
      wanted.add(accountId);
      void enqueue(() => takeIn(accountId)).finally(() => wanted.delete(accountId));
    },
    whenIdle: () => running,
    async close() {
      isClosed = true;
      clearInterval(upkeep);
      await running;
    },
  };
}
