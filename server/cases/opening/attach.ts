import type { Effect } from '../../connections/effect.ts';
import { joined } from '../../connections/items.ts';
import { type Pending, readPending } from '../../connections/pending-effects.ts';
import {
  mondayKey,
  providerKeys,
  readSectionKeys,
  tellOwnAccounts,
} from '../../connections/section-keys.ts';
import { targeted } from '../../connections/targeted.ts';
import type { CaseTarget } from '../../contract/case.ts';
import type { AccountWriter } from '../../store/account-store.ts';

/**
 * Keeps what a filter finds for its case: not more than its dry run counted, and nothing that is left
 * out. Whatever changes from now on, this is what the case will hold.
 */
export async function keepChosen(
  account: AccountWriter,
  caseId: string,
  target: CaseTarget & { kind: 'filter' },
  { until, leftOut }: { until: string; leftOut: readonly string[] },
): Promise<void> {
  const found = targeted(account, target, null, await readPending(account))
    .where('connections.id', '<=', until)
    .$if(leftOut.length > 0, (rows) => rows.where('connections.id', 'not in', leftOut));
  await account.insertChosen(caseId, found).execute();
}

/**
 * Takes the next connections into the case, each into its section of either half. Connections of the
 * case stay as they are.
 *
 * @returns their ids, with those that are left out or in the case
 */
export async function joinBatch(
  account: AccountWriter,
  pending: Pending & { effect: Effect & { kind: 'join' } },
  limit: number,
): Promise<string[]> {
  const { of, effect, position } = pending;
  const rows = await joined(account, pending)
    .select(['connections.id', 'provider', 'organization_id', 'account_type', 'user_id'])
    .select('effects_until')
    .orderBy('connections.id')
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return ids;
  const leftOut = await account
    .leftOut()
    .where('case_id', '=', of.id)
    .where('connection_id', '>', pending.reached)
    .select('connection_id')
    .execute();
  const kept = new Set(leftOut.map((one) => one.connection_id));
  const sectionOf = await readSectionKeys(account, of.id, effect.batch);
  const isOwn = tellOwnAccounts(JSON.parse(of.own_accounts ?? '[]'));
  const next = rows.filter((row) => !kept.has(row.id) && (row.effects_until ?? 0) < position);
  if (next.length === 0) return ids;
  await account
    .insertCaseConnections(
      next.map((row) => ({
        case_id: of.id,
        connection_id: row.id,
        user_id: row.user_id,
        provider_section_id: sectionOf(providerKeys({ ...row, isOwnAccount: isOwn(row) })),
        monday_section_id: sectionOf([mondayKey]),
        added_at: effect.at,
        reconnected_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ids;
}
