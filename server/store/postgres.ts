import { type Dialect, PostgresAdapter, PostgresDialect } from 'kysely';
import { limitedPool } from './limited-pool.ts';

/**
 * Kysely's own adapter takes an advisory lock for migrations, which not every database that speaks
 * PostgreSQL's protocol has. Ours run under a lock row that `migrate` holds.
 */
class RowLockedPostgresAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** Bounds on waiting for things outside, in milliseconds. */
interface Limits {
  connect: number;
  /** The database ends a statement after that. 0: never. */
  statement: number;
  /** A connection that did not answer after that is destroyed. */
  answer: number;
  connections: number;
}

/**
 * A query that hangs must not outlast the eight seconds of an identity call, of which the provider
 * may have used five. The connection gets a second more than the database.
 */
const ofRequests: Limits = { connect: 2000, statement: 2000, answer: 3000, connections: 10 };
/** Migrations, `vacuum`, copies: an index on a large table takes longer than any request may. */
export const ofMaintenance: Limits = {
  connect: 30_000,
  statement: 0,
  answer: 3_600_000,
  connections: 1,
};

const keepAliveMilliseconds = 10_000;
/** A server that hangs in the middle of a transaction must not hold its locks for longer. */
const idleMilliseconds = 10_000;

/** Told of what mends itself: a broken connection, a refused `vacuum`, an index that was not kept up. */
export type OnWarning = (
  kind: 'connection broke' | 'refused' | 'not indexed',
  error: Error,
) => void;

/**
 * `require` and its like mean `verify-full` in this version of `pg`, and less in the next one. It is
 * said in full, so that an update never weakens it.
 * https://github.com/brianc/node-postgres/tree/master/packages/pg-connection-string#tcp-connections
 */
export function withFullVerification(url: string): string {
  if (/[?&]uselibpqcompat=true(&|$)/.test(url)) return url;
  return url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/g, '$1verify-full');
}

const localLimits = ({ statement }: Limits) =>
  statement === 0
    ? ''
    : `set local statement_timeout = ${statement}; set local idle_in_transaction_session_timeout = ${idleMilliseconds}`;

/**
 * Kysely's dialect over `pg`. Nothing is set for a session, since a pooler in
 * between gives each transaction another one. `pg` is loaded only here, since a server over SQLite
 * starts faster without it.
 *
 * @param url `postgres://…`
 * @param limits `ofMaintenance` for work that takes long
 */
export async function postgresDialect(
  url: string,
  onWarning: OnWarning,
  limits: Limits = ofRequests,
): Promise<Dialect> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: withFullVerification(url),
    max: limits.connections,
    connectionTimeoutMillis: limits.connect,
    // With both, a client whose answer does not come ends its socket.
    query_timeout: limits.answer,
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMilliseconds,
    application_name: 'keyholder',
  });
  // Each connection says it itself, as well while it is taken out and the pool does not listen:
  // without a listener, a restart of the database would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', (error) => onWarning('connection broke', error));
    client.on('notice', ({ severity, code = '', message = '' }) => {
      // A database that crashes says so as a warning, too; that the connection broke is told above.
      const isEnding = code.startsWith('57P');
      if (severity === 'WARNING' && !isEnding) onWarning('refused', new Error(message));
    });
  });
  const dialect = new PostgresDialect({ pool: limitedPool(pool, localLimits(limits)) });
  dialect.createAdapter = () => new RowLockedPostgresAdapter();
  return dialect;
}
