import {
  type Alert,
  alert,
  type Connection,
  type Contradiction,
  type FullConnection,
} from '../contract/connection.ts';
import type { HistoryEntry } from '../contract/connection-history.ts';
import type { Providers } from '../providers/registry.ts';
import type { ConnectionRow, HistoryTable } from '../store/tables.ts';
import { isAcknowledged } from './acknowledged.ts';
import { factColumns } from './derive-state.ts';

/** Columns that a list reads. */
export const shownColumns = [
  'id',
  'provider',
  'provider_identity',
  'display_name',
  'email',
  'organization_id',
  'organization_name',
  'account_type',
  'user_id',
  'seen_with_user_id',
  'source',
  'granted_scopes',
  'access',
  'risk',
  ...factColumns,
  'acknowledged_by',
  'acknowledged_reason',
  'first_connected_at',
  'last_connected_at',
  'times_connected',
  'last_used_at',
  'used_in',
] as const satisfies readonly (keyof ConnectionRow)[];
export type VisibleRow = Pick<ConnectionRow, (typeof shownColumns)[number]>;

/** Granted where the token response named them, else what the app asks for. */
function scopesOf(row: VisibleRow, providers: Providers): FullConnection['scopes'] {
  if (row.granted_scopes !== null) {
    const names: string[] = JSON.parse(row.granted_scopes);
    return names.map((name) => ({ name, source: 'granted' }));
  }
  const requested = providers.get(row.provider)?.requestedScopes ?? [];
  return requested.map((name) => ({ name, source: 'requested' }));
}

const keptCounts = 1000;
/** Many connections were granted the same: reading each row's text again takes longer than all else of it. */
const counts = new Map<string, number>();

function countScopes(row: VisibleRow, providers: Providers): number {
  const text = row.granted_scopes;
  if (text === null) return providers.get(row.provider)?.requestedScopes.length ?? 0;
  const known = counts.get(text);
  if (known !== undefined) return known;
  const { length }: string[] = JSON.parse(text);
  if (counts.size >= keptCounts) counts.clear();
  counts.set(text, length);
  return length;
}

/** Columns from which both sides follow. */
export const sideColumns = factColumns.filter(
  (column): column is Exclude<typeof column, 'case_id' | 'state' | 'state_since'> =>
    column !== 'case_id' && column !== 'state' && column !== 'state_since',
);
export type SideFacts = Pick<ConnectionRow, (typeof sideColumns)[number]>;

/** The column of each alert: since when it stands. */
export const alertColumns = {
  still_works: 'still_works_at',
  still_granted: 'still_granted_at',
  still_stored: 'still_stored_at',
  reconnected: 'reconnected_at',
} as const satisfies Record<Alert, keyof ConnectionRow>;
export const alerts = alert.options;

type AlertFacts = Pick<ConnectionRow, (typeof alertColumns)[Alert] | 'acknowledged_at'>;

/** Returns whether an alert stands, and no admin has acknowledged it since. */
export const isRaised = (row: AlertFacts, one: Alert): boolean => {
  const raisedAt = row[alertColumns[one]];
  return raisedAt !== null && !isAcknowledged(row, raisedAt);
};

/** Returns when the latest alert was raised; null where there is none. */
export const latestAlert = (row: AlertFacts): string | null =>
  alerts.map((one) => row[alertColumns[one]]).reduce(latestOf, null);

const latestOf = (one: string | null, other: string | null) =>
  one === null || (other !== null && other > one) ? other : one;

/** Returns an admin's word on the alerts; null where there is none, or a later alert. */
function acknowledgedOf(row: VisibleRow): Connection['acknowledged'] {
  const { acknowledged_at, acknowledged_by, acknowledged_reason } = row;
  if (acknowledged_at === null || !isAcknowledged(row, latestAlert(row))) return null;
  return { at: acknowledged_at, by: acknowledged_by, reason: acknowledged_reason ?? '' };
}

/** Returns what contradicts the provider's side, the latest; null where nothing does. */
function contradictionOf(row: SideFacts): Contradiction | null {
  const found = [
    { by: 'check' as const, at: row.still_granted_at },
    { by: 'run' as const, at: row.still_works_at },
    { by: 'reconnect' as const, at: row.reconnected_at },
  ].flatMap(({ by, at }) => (at === null ? [] : { by, at }));
  return found.sort((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;
}

/** Both halves of a row, and its alerts. */
export const sidesOf = (
  row: SideFacts,
): Pick<Connection, 'atProvider' | 'inMonday' | 'alerts'> => ({
  atProvider: {
    state: row.at_provider_state,
    at: row.at_provider_at,
    by: row.at_provider_by,
    proof: row.at_provider_proof,
    checkedAt: row.at_provider_checked_at,
    refusedAt: row.refused_at,
    contradicted: contradictionOf(row),
  },
  inMonday: {
    state: row.in_monday_state,
    at: row.in_monday_at,
    by: row.in_monday_by,
    contradicted: row.still_stored_at === null ? null : { by: 'run', at: row.still_stored_at },
  },
  alerts: alerts.filter((one) => row[alertColumns[one]] !== null),
});

/**
 * A row as a list shows it, field by field: a column that is not named here never leaves the server.
 */
export function formatListed(row: VisibleRow, providers: Providers): Connection {
  const { atProvider, inMonday, alerts } = sidesOf(row);
  return {
    id: row.id,
    provider: row.provider,
    providerUniqueIdentifier: row.provider_identity,
    displayName: row.display_name,
    email: row.email,
    organization:
      row.organization_id === null
        ? null
        : { id: row.organization_id, name: row.organization_name ?? row.organization_id },
    accountType: row.account_type,
    userId: row.user_id || null,
    seenWithUserId: row.seen_with_user_id,
    source: row.source,
    permissions: countScopes(row, providers),
    access: row.access,
    risk: row.risk,
    atProvider,
    inMonday,
    state: row.state,
    stateSince: row.state_since,
    alerts,
    acknowledged: acknowledgedOf(row),
    caseId: row.case_id,
    clockEndsAt: row.clock_ends_at,
    firstConnectedAt: row.first_connected_at,
    lastConnectedAt: row.last_connected_at,
    timesConnected: row.times_connected,
    lastUsedAt: row.last_used_at,
    usedIn: row.used_in,
  };
}

/** A row with all of the contract: its scopes too. */
export const formatConnection = (row: VisibleRow, providers: Providers): FullConnection => ({
  ...formatListed(row, providers),
  scopes: scopesOf(row, providers),
});

/** An entry of the history of a connection, field by field. */
export const formatHistory = (
  entry: Pick<
    HistoryTable,
    'id' | 'kind' | 'at' | 'user_id' | 'case_id' | 'said_at' | 'said_by' | 'note'
  >,
): HistoryEntry => ({
  id: entry.id,
  kind: entry.kind,
  at: entry.at,
  userId: entry.user_id,
  caseId: entry.case_id ?? null,
  saidAt: entry.said_at ?? null,
  saidBy: entry.said_by ?? null,
  note: entry.note ?? null,
});
