import { type Kysely, sql } from 'kysely';

/** Two line ends behind a text: its last two characters begin a gram of three as well. */
const indexed = (row: string) => sql.raw(`${row}.search_text || char(10, 10)`);

const mapped = (row: string) =>
  sql.raw(
    `select 1 from connection_search where account_id = ${row}.account_id and connection_id = ${row}.id`,
  );

/** Takes a row's grams out of the index: FTS5 has to be given the text that it was given before. */
const takeOut = sql`
  insert into connection_words (connection_words, rowid, text)
  select 'delete', search_row, ${indexed('old')} from connection_search
  where account_id = old.account_id and connection_id = old.id
`;

/**
 * An index of the grams of three characters of what a search looks through, for SQLite. It holds large
 * accounts alone, each with row numbers of its own range (see `store/word-index.ts`); triggers keep it up.
 * PostgreSQL has one from the beginning, where the extension is to be had.
 *
 * `secure-delete`: a text that is replaced leaves nothing behind. `automerge`: parts of the index are
 * joined in the background, and not by whoever adds the row that is one too many.
 * https://www.sqlite.org/fts5.html#the_secure_delete_configuration_option
 */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  if (!isSqlite) return;
  const statements = [
    sql`create table search_accounts (
      account_id text primary key not null, number integer unique not null,
      last_row integer not null, built_to text not null, is_built integer not null)`,
    sql`create table connection_search (
      search_row integer primary key, account_id text not null, connection_id text not null,
      unique (account_id, connection_id))`,
    sql`create virtual table connection_words using fts5(
      text, content='', columnsize=0, tokenize='trigram case_sensitive 1')`,
    sql`insert into connection_words (connection_words, rank) values ('automerge', 0)`,
    sql`insert into connection_words (connection_words, rank) values ('secure-delete', 1)`,
    sql`create virtual table connection_grams using fts5vocab('connection_words', 'row')`,
    sql`create trigger connection_search_insert after insert on connection_search begin
      insert into connection_words (rowid, text)
      select new.search_row, ${indexed('connections')} from connections
      where account_id = new.account_id and id = new.connection_id;
    end`,
    sql`create trigger connections_search_insert after insert on connections
    when exists (select 1 from search_accounts where account_id = new.account_id) begin
      update search_accounts set last_row = last_row + 1 where account_id = new.account_id;
      insert into connection_search (search_row, account_id, connection_id)
      select last_row, account_id, new.id from search_accounts where account_id = new.account_id;
    end`,
    sql`create trigger connections_search_update after update of search_text on connections
    when new.search_text <> old.search_text and exists (${mapped('old')}) begin
      ${takeOut};
      insert into connection_words (rowid, text)
      select search_row, ${indexed('new')} from connection_search
      where account_id = new.account_id and connection_id = new.id;
    end`,
    sql`create trigger connections_search_delete after delete on connections
    when exists (${mapped('old')}) begin
      ${takeOut};
      delete from connection_search where account_id = old.account_id and connection_id = old.id;
    end`,
    sql`create trigger accounts_search_delete after delete on accounts begin
      delete from search_accounts where account_id = old.account_id;
    end`,
  ];
  for (const statement of statements) await statement.execute(db);
}
