import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import type { CaseHandling } from '../../contract/case-change.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import { CaseNotOpen } from '../steps/step-change.ts';

/**
 * Names the owner of a case, or the day by which it is due. The last change counts: both are seen
 * beside the case, and the activity keeps each.
 *
 * @throws CaseNotOpen
 */
export async function handleCase(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  { owner = row.owner, dueOn = row.due_on }: CaseHandling,
): Promise<void> {
  if (row.status !== 'open') throw new CaseNotOpen();
  await account.updateCases({ owner, due_on: dueOn }).where('id', '=', row.id).execute();
  const about = { at: new Date().toISOString(), userId: caller.userId };
  const caseId = row.id;
  if (owner !== row.owner) {
    const to = owner === null ? 'none' : owner === caller.userId ? 'self' : 'other';
    const details = { caseId, owner: to } as const;
    await recordActivity(account, { ...about, kind: 'case_assigned', details });
  }
  if (dueOn !== row.due_on) {
    await recordActivity(account, { ...about, kind: 'case_due', details: { caseId, dueOn } });
  }
}
