import { type Kysely, sql, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as connections from './migrations/001-connections.ts';
import * as uses from './migrations/002-uses.ts';
import * as lifecycle from './migrations/003-lifecycle.ts';
import * as activity from './migrations/004-activity.ts';
import * as people from './migrations/005-people.ts';
import * as cases from './migrations/006-cases.ts';
import * as overview from './migrations/007-overview.ts';
import * as alerts from './migrations/008-alerts.ts';
import * as endedCases from './migrations/009-ended-cases.ts';
import * as listOrders from './migrations/010-list-orders.ts';
import * as evidence from './migrations/011-evidence.ts';
import * as oneSpelling from './migrations/012-one-spelling.ts';
import * as accountsInCases from './migrations/013-accounts-in-cases.ts';
import * as caseEvidence from './migrations/014-case-evidence.ts';
import * as caseOwners from './migrations/015-case-owners.ts';
import * as acknowledged from './migrations/016-acknowledged.ts';
import * as leftOut from './migrations/017-left-out.ts';
import * as toldByLink from './migrations/018-told-by-link.ts';
import * as wordIndex from './migrations/019-word-index.ts';
import * as onTheWay from './migrations/020-on-the-way.ts';
import * as chosen from './migrations/024-chosen.ts';
import * as effectsGoOn from './migrations/026-effects-go-on.ts';
import * as revision from './migrations/027-revision.ts';
import type { Database } from './tables.ts';

/** In the order they run; the name is recorded in the database and never changes. */
const migrationsFor = (isSqlite: boolean): Record<string, Migration> => ({
  '001-connections': { up: (db) => connections.up(db, isSqlite) },
  '002-uses': { up: (db) => uses.up(db, isSqlite) },
  '003-lifecycle': { up: (db) => lifecycle.up(db, isSqlite) },
  '004-activity': { up: (db) => activity.up(db, isSqlite) },
  '005-people': { up: people.up },
  '006-cases': { up: (db) => cases.up(db, isSqlite) },
  '007-overview': { up: (db) => overview.up(db, isSqlite) },
  '008-alerts': { up: alerts.up },
  '009-ended-cases': { up: endedCases.up },
  '010-list-orders': { up: (db) => listOrders.up(db, isSqlite) },
  '011-evidence': { up: evidence.up },
  '012-one-spelling': { up: oneSpelling.up },
  '013-accounts-in-cases': { up: accountsInCases.up },
  '014-case-evidence': { up: caseEvidence.up },
  '015-case-owners': { up: caseOwners.up },
  '016-acknowledged': { up: acknowledged.up },
  '017-left-out': { up: (db) => leftOut.up(db, isSqlite) },
  '018-told-by-link': { up: toldByLink.up },
  '019-word-index': { up: (db) => wordIndex.up(db, isSqlite) },
  '020-on-the-way': { up: onTheWay.up },
  '024-chosen': { up: (db) => chosen.up(db, isSqlite) },
  '026-effects-go-on': { up: effectsGoOn.up },
  '027-revision': { up: revision.up },
});

const historyTable = 'migrations';
const lockName = 'migrations';

/** The database was written by a newer Keyholder than this one. */
export class DatabaseTooNew extends Error {
  constructor(names: string[]) {
    super(
      `The database was made by a newer Keyholder (it has ${names.join(', ')}). ` +
        'Nothing was changed. Start that version, or restore a backup of this one.',
    );
    this.name = 'DatabaseTooNew';
  }
}

/** Two servers that start at once may both create the table; PostgreSQL lets one of them fail. */
async function ensureLockRow(db: Kysely<Database>): Promise<void> {
  const create = () =>
    db.schema
      .createTable('locks')
      .ifNotExists()
      .addColumn('name', 'varchar(64)', (column) => column.primaryKey())
      .execute();
  await create().catch(create);
  await db
    .insertInto('locks')
    .values({ name: lockName })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** On SQLite the transaction itself has the whole file; elsewhere the row is held until its end. */
async function holdLockRow(transaction: Transaction<Database>, isSqlite: boolean): Promise<void> {
  // An index on a large table takes longer than any request may.
  if (!isSqlite) await sql`set local statement_timeout = 0`.execute(transaction);
  const query = transaction.selectFrom('locks').select('name').where('name', '=', lockName);
  await (isSqlite ? query : query.forUpdate()).execute();
}

async function refuseNewerDatabase(
  transaction: Transaction<Database>,
  known: Record<string, Migration>,
): Promise<void> {
  const tables = await transaction.introspection.getTables();
  if (!tables.some((table) => table.name === historyTable)) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(historyTable)}`.execute(
    transaction,
  );
  const unknown = rows.map((row) => row.name).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
}

/**
 * Brings the database up to this version, all or nothing. Several servers may call it at once: one
 * works, the others wait for its lock row and then find nothing to do.
 *
 * @throws DatabaseTooNew when the database holds a migration that this version does not know
 */
export async function migrate(db: Kysely<Database>, isSqlite: boolean): Promise<void> {
  const migrations = migrationsFor(isSqlite);
  await ensureLockRow(db);
  await db.transaction().execute(async (transaction) => {
    await holdLockRow(transaction, isSqlite);
    await refuseNewerDatabase(transaction, migrations);
    const migrator = new Migrator({
      db: transaction,
      provider: { getMigrations: async () => migrations },
      migrationTableName: historyTable,
      migrationLockTableName: 'migrations_lock',
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}
