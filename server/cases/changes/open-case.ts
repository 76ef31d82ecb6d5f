import { createHash } from 'node:crypto';
import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import type { AttachedTarget } from '../../connections/effect.ts';
import type { CaseVisibility } from '../../contract/case.ts';
import type { CaseDryRun, CaseRequest } from '../../contract/case-open.ts';
import { narrowingOf } from '../../contract/list-filter.ts';
import type { AccountStore, AccountWriter } from '../../store/account-store.ts';
import { touchableBy } from '../case-policy.ts';
import { advanceHere } from '../effects/advance.ts';
import { queueEffect } from '../effects/queue-effect.ts';
import { keepChosen } from '../opening/attach.ts';
import { type DryRun, dryRun } from '../opening/dry-run.ts';
import { lookAhead, versionOf } from '../opening/look-ahead.ts';
import { insertSections } from '../opening/sections.ts';

/** The case would affect something else than was shown. */
export class DryRunChanged extends Error {
  readonly dryRun: CaseDryRun;
  constructor(changed: CaseDryRun) {
    super('the dry run has changed');
    this.dryRun = changed;
  }
}

/** The id belongs to a case that is another. */
export class CaseIdTaken extends Error {}

/** The caller has opened the same case already, and it is open. */
export class SameCaseOpen extends Error {
  readonly caseId: string;
  constructor(caseId: string) {
    super('the same case is open');
    this.caseId = caseId;
  }
}

/** The caller has as many open cases as a person who is not an admin may have. */
export class TooManyCases extends Error {}

/** More are no revocation of one's own access: they fill the history of its connections. */
export const ownCasesAtMost = 20;

/** Bound on reading a large target that changes meanwhile. */
const looksAtMost = 3;

export interface Opening {
  id: string;
  fingerprint: string;
  request: CaseRequest;
  visibility: CaseVisibility;
}

/** Of who asks and for what; the visibility too, since a repeat must not change it. */
function requestHash({ userId }: Caller, { request, visibility }: Opening): string {
  return createHash('sha256')
    .update(JSON.stringify([userId, request, visibility]))
    .digest('base64url');
}

/** @returns false when there is no such case yet */
async function isRepeat(account: AccountWriter, caller: Caller, opening: Opening) {
  const known = await account
    .cases()
    .where('id', '=', opening.id)
    .select('request_hash')
    .executeTakeFirst();
  if (known && known.request_hash !== requestHash(caller, opening)) throw new CaseIdTaken();
  return known !== undefined;
}

/** Refuses a case that fills the lists of others. Admins act for many, and may. */
async function refuseMore(account: AccountWriter, caller: Caller, opening: Opening) {
  if (caller.role === 'admin') return;
  const open = await account
    .cases()
    .where('opened_by', '=', caller.userId)
    .where('status', '=', 'open')
    .select(['id', 'request_hash'])
    .limit(ownCasesAtMost)
    .execute();
  const hash = requestHash(caller, opening);
  const same = open.find((one) => one.request_hash === hash);
  if (same) throw new SameCaseOpen(same.id);
  if (open.length >= ownCasesAtMost) throw new TooManyCases();
}

async function attachedTarget(
  account: AccountWriter,
  { id, request: { target } }: Opening,
  run: DryRun,
): Promise<AttachedTarget> {
  if (target.kind !== 'filter') return target;
  const leftOut = run.leftOut.map((row) => row.id);
  await keepChosen(account, id, target, { until: run.chosenUntil, leftOut });
  return { kind: 'chosen' };
}

async function insert(account: AccountWriter, caller: Caller, opening: Opening, run: DryRun) {
  const at = new Date().toISOString();
  const { id, request, visibility } = opening;
  const connections = run.answer.chosen.count;
  await account
    .insertCase({
      id,
      situation: request.situation,
      target: JSON.stringify(request.target),
      method: request.method ?? null,
      own_accounts: request.ownAccounts ? JSON.stringify(request.ownAccounts) : null,
      visibility,
      status: 'open',
      opened_by: caller.userId,
      opened_at: at,
      closed_by: null,
      closed_at: null,
      close_note: null,
      owner: caller.userId,
      due_on: null,
      connection_count: connections,
      chosen_until: run.chosenUntil,
      request_hash: requestHash(caller, opening),
    })
    .execute();
  if (run.leftOut.length > 0) {
    const rows = run.leftOut.map((row) => ({
      case_id: id,
      connection_id: row.id,
      user_id: row.user_id,
      at,
      by_user_id: caller.userId,
      note: null,
    }));
    await account.insertLeftOut(rows).execute();
  }
  await insertSections(account, id, run.plans, { batch: 0, after: 0 });
  await account.count('cases:open', 1);
  await queueEffect(account, id, {
    kind: 'join',
    target: await attachedTarget(account, opening, run),
    userId: touchableBy(caller)?.userId ?? null,
    batch: 0,
    at,
  });
  await queueEffect(account, id, { kind: 'cover', noted: 'case_opened', by: caller.userId, at });
  await advanceHere(account, id);
  const { situation, target } = request;
  await recordActivity(account, {
    kind: 'case_opened',
    at,
    userId: caller.userId,
    details: {
      caseId: id,
      situation,
      visibility,
      connections,
      ...(target.kind === 'filter' && { chosenBy: narrowingOf(target.filter) }),
    },
  });
}

/**
 * Opens a case, as its dry run showed it. The same id again is the same case, also when two calls
 * come at once.
 *
 * @returns whether it was opened now
 * @throws DryRunChanged, CaseIdTaken, SameCaseOpen, TooManyCases, NothingChosen, TooMuchChosen
 */
export async function openCase(
  accountStore: AccountStore,
  caller: Caller,
  opening: Opening,
): Promise<boolean> {
  const { request, fingerprint } = opening;
  for (let attempt = 1; ; attempt += 1) {
    const looked = await lookAhead(accountStore, caller, request);
    const isNew = await accountStore.transaction(async (account) => {
      if (await isRepeat(account, caller, opening)) return false;
      await refuseMore(account, caller, opening);
      const isOutdated = looked !== null && looked.version !== (await versionOf(account));
      // Where something comes every moment, what came last is offered instead.
      if (isOutdated && attempt < looksAtMost) return null;
      const run = looked?.run ?? (await dryRun(account, caller, request));
      if (run.answer.fingerprint !== fingerprint) throw new DryRunChanged(run.answer);
      await insert(account, caller, opening, run);
      return true;
    });
    if (isNew !== null) return isNew;
  }
}
