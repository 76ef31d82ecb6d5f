import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import { type CaseTarget, tenantWideMethod } from '../../contract/case.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import { touchableBy } from '../case-policy.ts';
import { advanceHere } from '../effects/advance.ts';
import { queueEffect } from '../effects/queue-effect.ts';
import { findOffered } from '../offered.ts';
import { dryRun } from '../opening/dry-run.ts';
import { methodForEveryone } from '../opening/reach.ts';
import { insertSections } from '../opening/sections.ts';
import { expectChangeable } from './leave-out.ts';

/** Some of them do not fit the case, or are in it already. */
export class NotOffered extends Error {}

/** Connections were taken in as often as they may be: each time adds sections. */
export class TooManyBatches extends Error {}

const offeredAtMost = 1000;
export const batchesAtMost = 100;

/** Returns where the last section of a case stands. */
export async function lastSection(account: AccountWriter, caseId: string) {
  const last = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .select(['position', 'batch'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { position: 0, batch: 0 };
}

/** Returns the request of a case, with the method that followed from the whole target. */
export function requestOf(row: CaseRow): CaseRequest {
  const chosen = tenantWideMethod.safeParse(row.method).data;
  const request: CaseRequest = {
    situation: row.situation,
    target: JSON.parse(row.target),
    method: chosen,
  };
  return { ...request, method: methodForEveryone(request) };
}

/** Those of these connections that were left out of the case. */
async function findLeftOut(account: AccountWriter, caseId: string, ids: string[]) {
  const rows = await account
    .leftOut()
    .where('case_id', '=', caseId)
    .where('connection_id', 'in', ids)
    .select('connection_id')
    .execute();
  return rows.map((one) => one.connection_id);
}

/**
 * Takes connections into the case that came after it was opened, or that were left out of it. They get
 * sections of their own: a step that was done before says nothing about them.
 *
 * @throws CaseNotOpen, NotOffered, TooManyBatches
 */
export async function addToCase(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  connectionIds: string[],
): Promise<void> {
  const ids = [...new Set(connectionIds)];
  await expectChangeable(account, row, ids);
  const offered = await findOffered(account, caller, row, offeredAtMost);
  const leftOut = await findLeftOut(account, row.id, ids);
  const known = new Set([...offered, ...leftOut]);
  if (!ids.every((id) => known.has(id))) throw new NotOffered();
  const { position, batch } = await lastSection(account, row.id);
  if (batch >= batchesAtMost) throw new TooManyBatches();
  if (leftOut.length > 0) {
    await account
      .deleteLeftOut()
      .where('case_id', '=', row.id)
      .where('connection_id', 'in', leftOut)
      .execute();
  }
  const target: CaseTarget = { kind: 'connections', connectionIds: ids };
  const own: string[] = JSON.parse(row.own_accounts ?? '[]');
  const request = { ...requestOf(row), target, ownAccounts: own.filter((id) => ids.includes(id)) };
  const { plans } = await dryRun(account, caller, request);
  // The first steps of the monday admin are asked for once.
  const needed = plans.filter((plan) => plan.half !== null);
  await insertSections(account, row.id, needed, { batch: batch + 1, after: position });
  const at = new Date().toISOString();
  await account
    .updateCases({ connection_count: row.connection_count + ids.length })
    .where('id', '=', row.id)
    .execute();
  await queueEffect(account, row.id, {
    kind: 'join',
    target,
    userId: touchableBy(caller)?.userId ?? null,
    batch: batch + 1,
    at,
  });
  await queueEffect(account, row.id, {
    kind: 'cover',
    noted: 'case_opened',
    by: row.opened_by,
    at,
    isOfAdded: true,
  });
  await advanceHere(account, row.id);
  await recordActivity(account, {
    kind: 'connections_added',
    at,
    userId: caller.userId,
    details: { caseId: row.id, connections: ids.length },
  });
}
