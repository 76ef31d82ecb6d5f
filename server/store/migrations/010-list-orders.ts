import { type Kysely, sql } from 'kysely';

/**
 * The orders of the list that no index held yet. Expressions, as in `connections/list-order.ts`: an
 * index of the column itself would attract lists that are filtered by it, and then sort their rows.
 */
const orders = {
  organization_name: sql`lower(organization_name)`,
  access: sql`(case access when 'lasting' then 0 when 'temporary' then 8 else 4 end)
    + (case risk when 'high' then 0 when 'medium' then 1 when 'low' then 3 else 2 end)`,
  state: sql`case state
    when 'still_works' then 0 when 'reconnected' then 1 when 'revoking' then 2
    when 'active' then 3 when 'revoked' then 4 else 5 end`,
  person_id: sql`cast('person:' || nullif(user_id, '') as text)`,
  uses: sql`used_in`,
};

/** Lists can be ordered by every column. By provider, `connections_target_provider` has them. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  for (const [name, key] of Object.entries(orders)) {
    await sql`
      create index ${sql.ref(`connections_by_${name}`)} on connections (account_id, (${key}), id)
    `.execute(db);
  }
  // Of most connections no use is recorded: a range of days walks over the others alone.
  await sql`
    create index connections_by_recorded_use on connections
    (account_id, last_connected_at, id, last_used_at) where last_used_at is not null
  `.execute(db);
  await (isSqlite ? indexPermissions(db) : indexPermissionWords(db));
}

/** In the usual order of the list, and without touching the rows that lack a permission. */
async function indexPermissions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index connections_by_permission on connections
    (account_id, last_connected_at, id, provider, granted_scopes)
  `.execute(db);
}

/** By trigrams, as searches are; without the extension the account's rows are read. */
async function indexPermissionWords(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'pg_trgm'`.execute(db);
  if (rows.length === 0) return;
  await sql`
    create index connections_by_permission on connections using gin (granted_scopes gin_trgm_ops)
  `.execute(db);
}
