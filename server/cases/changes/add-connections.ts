import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import { type CaseTarget, tenantWideMethod } from '../../contract/case.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import { touchableBy } from '../case-policy.ts';
import { advanceHere } from '../effects/effects.ts';
import { queueEffect } from '../effects/queue-effect.ts';
import { findOffered } from '../offered.ts';
import { dryRun } from '../opening/dry-run.ts';
import { methodForEveryone } from '../opening/reach.ts';
import { insertSections } from '../opening/sections.ts';
import { CaseNotOpen } from '../steps/step-change.ts';

/** Some of them do not fit the case, or are in it already. */
export class NotOffered extends Error {}

const offeredAtMost = 1000;

async function lastSection(account: AccountWriter, caseId: string) {
  const last = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .select(['position', 'batch'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { position: 0, batch: 0 };
}

/** The request, with the method that followed from the whole target. */
function requestOf(row: CaseRow): CaseRequest {
  const chosen = tenantWideMethod.safeParse(row.method).data;
  const request: CaseRequest = {
    situation: row.situation,
    target: JSON.parse(row.target),
    method: chosen,
  };
  return { ...request, method: methodForEveryone(request) };
}

/**
 * Takes connections into the case that came after it was opened. They get sections of their own: a
 * step that was done before says nothing about them.
 *
 * @throws CaseNotOpen, NotOffered
 */
export async function addToCase(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  connectionIds: string[],
): Promise<void> {
  if (row.status !== 'open') throw new CaseNotOpen();
  const ids = [...new Set(connectionIds)];
  const offered = new Set(await findOffered(account, caller, row, offeredAtMost));
  if (!ids.every((id) => offered.has(id))) throw new NotOffered();
  const target: CaseTarget = { kind: 'connections', connectionIds: ids };
  const { plans } = await dryRun(account, caller, { ...requestOf(row), target });
  const { position, batch } = await lastSection(account, row.id);
  // The first steps of the monday admin are asked for once.
  const own = plans.filter((plan) => plan.half !== null);
  await insertSections(account, row.id, own, { batch: batch + 1, after: position });
  const at = new Date().toISOString();
  await account
    .updateCases({ connection_count: row.connection_count + ids.length })
    .where('id', '=', row.id)
    .execute();
  await queueEffect(account, row.id, {
    kind: 'attach',
    target,
    userId: touchableBy(caller)?.userId ?? null,
    batch: batch + 1,
    at,
  });
  await advanceHere(account, row.id);
  await recordActivity(account, {
    kind: 'connections_added',
    at,
    userId: caller.userId,
    details: { caseId: row.id, connections: ids.length },
  });
}
