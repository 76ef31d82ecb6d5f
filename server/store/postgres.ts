import { type Dialect, PostgresAdapter, PostgresDialect } from 'kysely';

/**
 * Kysely's own adapter takes an advisory lock for migrations, which not every database that speaks
 * PostgreSQL's protocol has. Ours run under a lock row that `migrate` holds.
 */
class RowLockedPostgresAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
}

/**
 * Kysely's dialect over `pg`, ten connections. `pg` is loaded only here, since a server over SQLite
 * starts faster without it.
 *
 * @param url `postgres://…`
 * @param onError called when an idle connection breaks; the pool replaces it by itself
 */
export async function postgresDialect(
  url: string,
  onError: (error: Error) => void,
): Promise<Dialect> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 2000,
    // A query that hangs must not outlast the eight seconds of an identity call, of which the provider may have used five.
    statement_timeout: 2000,
    application_name: 'keyholder',
  });
  pool.on('error', onError);
  const dialect = new PostgresDialect({ pool });
  dialect.createAdapter = () => new RowLockedPostgresAdapter();
  return dialect;
}
