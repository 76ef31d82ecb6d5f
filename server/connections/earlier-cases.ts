import type { EarlierCase } from '../contract/case-brief.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow } from '../store/case-tables.ts';

type BriefRow = Pick<CaseRow, 'id' | 'situation' | 'status' | 'opened_at' | 'closed_at'>;

const format = (row: BriefRow): EarlierCase => ({
  id: row.id,
  situation: row.situation,
  status: row.status,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
});

interface Wanted {
  /** Non-admins see cases that are open to the people they are about. */
  isShadowed: boolean;
  /** Opened before this case, and not the case itself. */
  before?: Pick<CaseRow, 'id' | 'opened_at'>;
  limit: number;
}

/**
 * Returns the cases that connections are or were in, the latest first.
 *
 * @param connectionIds few enough for one statement
 */
export async function findCasesWith(
  account: AccountReader,
  connectionIds: readonly string[],
  { isShadowed, before, limit }: Wanted,
): Promise<EarlierCase[]> {
  if (connectionIds.length === 0) return [];
  const rows = await account
    .casesOfConnections()
    .where('case_connections.connection_id', 'in', connectionIds)
    .$if(isShadowed, (cases) => cases.where('cases.visibility', '=', 'people'))
    .$if(before !== undefined, (cases) =>
      cases
        .where('cases.id', '!=', before?.id ?? '')
        .where('cases.opened_at', '<=', before?.opened_at ?? ''),
    )
    .select(['cases.id', 'situation', 'status', 'opened_at', 'closed_at'])
    .distinct()
    .orderBy('opened_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(format);
}
