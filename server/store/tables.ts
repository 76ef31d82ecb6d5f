import type { Insertable, Selectable } from 'kysely';
import type { ActivityKind } from '../contract/activity.ts';
import type { ProviderId } from '../contract/common.ts';
import type { HistoryKind } from '../contract/connection-history.ts';
import type { CaseDatabase } from './case-tables.ts';
import type { ConnectionTable } from './connection-table.ts';

export interface HistoryTable {
  account_id: string;
  connection_id: string;
  id: string;
  kind: HistoryKind;
  at: string;
  user_id: string | null;
  /** The case that it belongs to; who may not see the case does not see it either. */
  case_id?: string | null;
  /** Of a report: when its maker says that it was done. */
  said_at?: string | null;
  /** Of a report by a case link: the name that was given. */
  said_by?: string | null;
  /** Why an alert was acknowledged. */
  note?: string | null;
}

/**
 * Counts kept in the transaction of each change, since `count(*)` over a large account costs more
 * than everything else of a list request together.
 */
export interface CounterTable {
  account_id: string;
  name: string;
  value: number;
}

export interface AccountTable {
  account_id: string;
  records_since: string;
}

/** A place of monday's that was seen using a connection. */
export interface UseTable {
  account_id: string;
  connection_id: string;
  /** Names the place within the account; see `uses/place.ts`. */
  place: string;
  recipe_id: string | null;
  integration_id: string | null;
  host_type: string | null;
  host_instance_id: string | null;
  board_id: string | null;
  runs: number;
  first_used_at: string;
  last_used_at: string;
}

/** monday's own id of a stored credential, and the connections it was last seen to be. */
export interface KnownCredentialTable {
  account_id: string;
  provider: ProviderId;
  user_credentials_id: string;
  connection_id: string;
  since: string;
}

/** A run that was counted, kept for as long as monday may repeat it. */
export interface CountedRunTable {
  account_id: string;
  action_uuid: string;
  at: string;
}

export type InstallStatus = 'installed' | 'pending' | 'deleting' | 'deleted';

/**
 * State of an account: whether it may be written. Every write of an account holds its row, and the row is all
 * that stays after an uninstall: that, when, and the version ids.
 */
export interface AccountStateTable {
  account_id: string;
  /** `pending`: an uninstall that no admin signed. */
  status: InstallStatus;
  /** When this server set the status. */
  status_at: string | null;
  /** monday's time of the latest install. */
  installed_at: string | null;
  /** monday's time of the latest uninstall that was taken. */
  reported_at: string | null;
  /** The user who signed it, while it is pending. */
  reported_by: string | null;
  /** When a pending uninstall is carried out. */
  due_at: string | null;
  /** When an admin stopped a pending uninstall by opening the view. */
  cancelled_at: string | null;
  /** JSON list of the version ids that were uninstalled. */
  app_versions: string | null;
  /** Another one after each write of the account; null before the first. */
  revision: string | null;
}

/** One install of the app in an account; drafts and the live version may stand side by side. */
export interface AppInstallTable {
  account_id: string;
  install_key: string;
  app_version_id: string | null;
  install_id: string | null;
  installed_at: string;
}

export type JobKind = 'uninstall' | 'retention' | 'spelling' | 'effects';

/** Work that goes on after an answer. Whoever set `held_until` last works on it until then. */
export interface JobTable {
  account_id: string;
  kind: JobKind;
  due_at: string;
  held_until: string | null;
  held_by: string | null;
}

/** The audit log; never changed. Ids are UUIDv7, so that their order is the order of time. */
export interface ActivityTable {
  account_id: string;
  id: string;
  kind: ActivityKind;
  at: string;
  /** Empty for the holder of a case link, and for a deleted user. */
  user_id: string;
  /** JSON in the form of the kind; holds no names and nothing that was typed. */
  details: string;
}

/** One row a lock; whoever updates or locks the row holds it. */
export interface LockTable {
  name: string;
}

export interface Database extends CaseDatabase {
  accounts: AccountTable;
  connections: ConnectionTable;
  connection_history: HistoryTable;
  connection_uses: UseTable;
  known_credentials: KnownCredentialTable;
  counted_runs: CountedRunTable;
  counters: CounterTable;
  account_states: AccountStateTable;
  app_installs: AppInstallTable;
  jobs: JobTable;
  activity: ActivityTable;
  locks: LockTable;
}

/**
 * Tables whose rows of an account an uninstall deletes, in this order, with the rest of their keys.
 * `app_installs` is not among them: it goes with the tombstone, and what comes after is a new start.
 */
export const erasedTables = {
  connections: ['id'],
  connection_history: ['connection_id', 'id'],
  connection_uses: ['connection_id', 'place'],
  known_credentials: ['provider', 'user_credentials_id', 'connection_id'],
  counted_runs: ['action_uuid'],
  activity: ['id'],
  cases: ['id'],
  case_connections: ['case_id', 'connection_id'],
  case_left_out: ['case_id', 'connection_id'],
  case_chosen: ['case_id', 'connection_id'],
  case_sections: ['case_id', 'id'],
  case_steps: ['case_id', 'id'],
  case_effects: ['case_id', 'position'],
  case_links: ['id'],
  handoffs: ['code_hash'],
  connection_shadows: ['connection_id'],
  counters: ['name'],
  accounts: [],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>;
export type ErasedTableName = keyof typeof erasedTables;
export const erasedTableNames = Object.keys(erasedTables) as ErasedTableName[];

/** Tables that hold data of accounts, all with `account_id`. */
export const accountTables = [...erasedTableNames, 'account_states', 'app_installs'] as const;
export type AccountTableName = (typeof accountTables)[number];

export type ConnectionRow = Selectable<ConnectionTable>;
export type NewConnectionRow = Insertable<ConnectionTable>;
export type UseRow = Selectable<UseTable>;
export type AccountStateRow = Selectable<AccountStateTable>;
export type AppInstallRow = Selectable<AppInstallTable>;
export type JobRow = Selectable<JobTable>;
export type ActivityRow = Selectable<ActivityTable>;
