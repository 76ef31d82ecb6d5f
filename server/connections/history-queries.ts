import type { HistoryKind } from '../contract/connection-history.ts';
import { kindsOfEvidence } from '../contract/evidence.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { HistoryTable } from '../store/tables.ts';
import type { VisibleUser } from './connection-policy.ts';
import { readPending } from './pending-effects.ts';
import { readThrough } from './read-through.ts';

/** Entries that only admins see. */
const kindsOfAdmins: HistoryKind[] = ['alert_acknowledged', 'acknowledgement_withdrawn'];

/** Leaves out what belongs to a case that the caller may not see. */
function visibleHistory(
  accountStore: AccountReader,
  connectionIds: readonly string[],
  visibleUser: VisibleUser,
) {
  return accountStore
    .history()
    .where('connection_id', 'in', connectionIds)
    .$if(visibleUser?.isShadowed === true, (entries) =>
      entries
        .where('kind', 'not in', kindsOfAdmins)
        .where((where) =>
          where.or([
            where('connection_history.case_id', 'is', null),
            where(
              'connection_history.case_id',
              'in',
              accountStore.cases().where('visibility', '=', 'people').select('cases.id'),
            ),
          ]),
        ),
    )
    .select([
      'connection_id',
      'id',
      'kind',
      'at',
      'user_id',
      'case_id',
      'said_at',
      'said_by',
      'note',
    ])
    .orderBy('id', 'desc');
}

export type HistoryRow = Omit<HistoryTable, 'account_id'>;

/** The entries of changes that are on their way to these connections, as far as the caller may see them. */
async function historyAhead(
  accountStore: AccountReader,
  connectionIds: readonly string[],
  visibleUser: VisibleUser,
): Promise<HistoryRow[]> {
  const ahead = await readThrough(accountStore, await readPending(accountStore), connectionIds);
  return [...ahead.values()].flatMap(({ notes, members }) =>
    visibleUser?.isShadowed
      ? notes.filter(({ case_id }) => members.get(case_id ?? '')?.visibility === 'people')
      : notes,
  );
}

/** Adds what is on its way; an entry that was written meanwhile has the same id. */
function withAhead(written: readonly HistoryRow[], ahead: readonly HistoryRow[]): HistoryRow[] {
  const known = new Set(written.map(({ id }) => id));
  const added = ahead.filter(({ id }) => !known.has(id));
  if (added.length === 0) return [...written];
  return [...written, ...added].sort((one, other) => (one.id < other.id ? 1 : -1));
}

const shownAtMost = 100;

/** Newest first, at most 100. */
export async function findHistory(
  accountStore: AccountReader,
  connectionId: string,
  visibleUser: VisibleUser,
): Promise<HistoryRow[]> {
  const ahead = await historyAhead(accountStore, [connectionId], visibleUser);
  const written = await visibleHistory(accountStore, [connectionId], visibleUser)
    .limit(shownAtMost)
    .execute();
  return withAhead(written, ahead).slice(0, shownAtMost);
}

const evidenceAtMost = 200;
const connectionsPerStatement = 200;

/**
 * Entries that say something of a side, newest first: however often a connection was refused or
 * connected again since, what was reported and confirmed before is among them.
 *
 * @param connectionIds of each the newest 200 on the average
 */
export async function findEvidence(
  accountStore: AccountReader,
  connectionIds: readonly string[],
  visibleUser: VisibleUser,
) {
  const ahead = await historyAhead(accountStore, connectionIds, visibleUser);
  const found: HistoryRow[] = [];
  for (let from = 0; from < connectionIds.length; from += connectionsPerStatement) {
    const ids = connectionIds.slice(from, from + connectionsPerStatement);
    const entries = await visibleHistory(accountStore, ids, visibleUser)
      .where('kind', 'in', kindsOfEvidence)
      .limit(evidenceAtMost * ids.length)
      .execute();
    found.push(...entries);
  }
  const isEvidence = ({ kind }: HistoryRow) => kindsOfEvidence.includes(kind);
  return withAhead(found, ahead.filter(isEvidence));
}
