import type { CaseTarget } from '../../contract/case.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { targeted } from '../target.ts';
import { tellOwnAccounts } from './own-accounts.ts';
import { mondayKeys, providerKeys } from './plan.ts';

/**
 * What comes into a case. A filter would find something else after each batch, or after each run that
 * changes a connection: what it found at the opening is `chosen`.
 */
export type AttachedTarget = Exclude<CaseTarget, { kind: 'filter' }> | { kind: 'chosen' };

/** Connections to be added to a case. */
export interface Attachment {
  target: AttachedTarget;
  /** Only connections of this person; null for everyone's. */
  userId: string | null;
  /** Sections that they belong to. */
  batch: number;
  at: string;
}

const visibleUser = (userId: string | null) =>
  userId === null ? null : { userId, isShadowed: true };

const chosenFor = (account: AccountWriter, caseId: string) =>
  account
    .connections()
    .where(
      'connections.id',
      'in',
      account.chosen().where('case_id', '=', caseId).select('case_chosen.connection_id'),
    );

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
  const found = targeted(account, target, null)
    .where('connections.id', '<=', until)
    .$if(leftOut.length > 0, (rows) => rows.where('connections.id', 'not in', leftOut));
  await account.insertChosen(caseId, found).execute();
}

/** Connections of the case stay as they are. */
async function nextOf(
  account: AccountWriter,
  of: CaseRow,
  { target, userId, batch }: Attachment,
  { reached, limit }: { reached: string; limit: number },
): Promise<ConnectionRow[]> {
  const meant =
    target.kind === 'chosen'
      ? chosenFor(account, of.id)
      : targeted(account, target, visibleUser(userId));
  return (
    meant
      .where('connections.id', '>', reached)
      .where((where) =>
        where.not(
          where.exists(
            account
              .leftOut()
              .where('case_id', '=', of.id)
              .whereRef('case_left_out.connection_id', '=', 'connections.id' as never)
              .select('case_left_out.connection_id'),
          ),
        ),
      )
      // Connections made after the dry run were not agreed to.
      .$if(batch === 0, (rows) => rows.where('connections.id', '<=', of.chosen_until))
      .selectAll('connections')
      .orderBy('connections.id')
      .limit(limit)
      .execute()
  );
}

async function sectionsByKey(account: AccountWriter, caseId: string, batch: number) {
  const sections = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('batch', '=', batch)
    .select(['id', 'section_key'])
    .execute();
  const ids = new Map(sections.map((section) => [section.section_key, section.id]));
  return (keys: string[]) => keys.map((key) => ids.get(key)).find((id) => id !== undefined) ?? null;
}

/** Takes the next connections into the case, each into its section of either half. */
export async function attachBatch(
  account: AccountWriter,
  of: CaseRow,
  attachment: Attachment,
  from: { reached: string; limit: number },
): Promise<ConnectionRow[]> {
  const rows = await nextOf(account, of, attachment, from);
  if (attachment.target.kind === 'chosen' && rows.length < from.limit) {
    await account.deleteChosen().where('case_id', '=', of.id).execute();
  }
  if (rows.length === 0) return rows;
  const sectionOf = await sectionsByKey(account, of.id, attachment.batch);
  const isOwn = tellOwnAccounts(JSON.parse(of.own_accounts ?? '[]'));
  await account
    .insertCaseConnections(
      rows.map((row) => ({
        case_id: of.id,
        connection_id: row.id,
        user_id: row.user_id,
        provider_section_id: sectionOf(providerKeys({ ...row, isOwnAccount: isOwn(row) })),
        monday_section_id: sectionOf(mondayKeys()),
        added_at: attachment.at,
        reconnected_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return rows;
}
