import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import { readClaim } from '../../connections/claims.ts';
import { isOwnAccountKey } from '../../connections/own-account-key.ts';
import type { SetOwnAccount } from '../../contract/case-change.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow, CaseSectionRow } from '../../store/case-tables.ts';
import { findSteps } from '../case-queries.ts';
import { applyMove } from '../effects/apply-move.ts';
import { dryRun } from '../opening/dry-run.ts';
import { ownAccountsOf } from '../opening/own-accounts.ts';
import type { Plan } from '../opening/plan.ts';
import { insertSections } from '../opening/sections.ts';
import { batchesAtMost, lastSection, requestOf, TooManyBatches } from './add-connections.ts';
import { expectChangeable, NotInCase } from './leave-out.ts';

/** The case has no steps that hit this account as a whole: its kind, or what the case is about. */
export class NoOwnAccount extends Error {}

/** The case names as many accounts of the person's own as it may. */
export class TooManyOwnAccounts extends Error {}

const ownAccountsAtMost = 100;

/** Returns the section's plan of the provider's side for one connection, as if it were chosen alone. */
async function planFor(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  { connectionId, isOwn }: SetOwnAccount,
): Promise<Plan> {
  const request: CaseRequest = {
    ...requestOf(row),
    target: { kind: 'connections', connectionIds: [connectionId] },
    ownAccounts: isOwn ? [connectionId] : [],
  };
  const [connection] = await account
    .connections()
    .where('connections.id', '=', connectionId)
    .select(['connections.id', 'account_type'])
    .execute();
  if (isOwn && !(connection && ownAccountsOf(request)(connection))) throw new NoOwnAccount();
  const { plans } = await dryRun(account, caller, request);
  const plan = plans.find(({ half }) => half === 'provider');
  if (!plan || plan.isOwnAccount !== isOwn) throw new NoOwnAccount();
  return plan;
}

/** An empty section, or one in which nothing was done yet, takes the connection in. */
async function findUntouched(
  account: AccountWriter,
  caseId: string,
  key: string,
): Promise<string | null> {
  const sections = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('section_key', '=', key)
    .where('claim', 'is', null)
    .where('checked', 'is', null)
    .selectAll('case_sections')
    .orderBy('position')
    .execute();
  for (const section of sections) {
    if (await takesMore(account, section)) return section.id;
  }
  return null;
}

async function takesMore(account: AccountWriter, section: CaseSectionRow): Promise<boolean> {
  const steps = await findSteps(account, section.case_id, [section.id]);
  const isEmpty = section.connection_count <= 0;
  if (!steps.every(({ state }) => state === 'open' || (isEmpty && state === 'not_needed'))) {
    return false;
  }
  for (const step of steps.filter(({ state }) => state !== 'open')) {
    await account
      .updateCaseSteps({ state: 'open', version: step.version + 1 })
      .where('case_id', '=', step.case_id)
      .where('id', '=', step.id)
      .execute();
  }
  return true;
}

async function makeSection(account: AccountWriter, row: CaseRow, plan: Plan): Promise<string> {
  const { position, batch } = await lastSection(account, row.id);
  if (batch >= batchesAtMost) throw new TooManyBatches();
  const empty = { ...plan, connectionCount: 0 };
  await insertSections(account, row.id, [empty], { batch: batch + 1, after: position });
  const { id } = await account
    .caseSections()
    .where('case_id', '=', row.id)
    .where('batch', '=', batch + 1)
    .select('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The section of the provider's side that a connection of the case is in. */
async function sectionNow(account: AccountWriter, caseId: string, connectionId: string) {
  const member = await account
    .caseConnections()
    .where('case_id', '=', caseId)
    .where('connection_id', '=', connectionId)
    .select('provider_section_id')
    .executeTakeFirst();
  if (!member) throw new NotInCase();
  return account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('id', '=', member.provider_section_id)
    .selectAll('case_sections')
    .executeTakeFirst();
}

/**
 * Says whether an account in an open case is the person's own: it gets the steps that hit it as a
 * whole, or those that end this app's access alone, and they begin again.
 *
 * @throws CaseNotOpen, NotInCase, NoOwnAccount, TooManyOwnAccounts, TooManyBatches
 */
export async function setOwnAccount(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  asked: SetOwnAccount,
): Promise<void> {
  const { connectionId, isOwn } = asked;
  await expectChangeable(account, row, [connectionId]);
  const now = await sectionNow(account, row.id, connectionId);
  if (now && isOwnAccountKey(now.section_key) === isOwn) return;
  const own = new Set<string>(JSON.parse(row.own_accounts ?? '[]'));
  if (isOwn) own.add(connectionId);
  else own.delete(connectionId);
  if (own.size > ownAccountsAtMost) throw new TooManyOwnAccounts();
  const plan = await planFor(account, caller, row, asked);
  const sectionId =
    (await findUntouched(account, row.id, plan.key)) ?? (await makeSection(account, row, plan));
  const at = new Date().toISOString();
  await account
    .updateCases({ own_accounts: JSON.stringify([...own].sort()) })
    .where('id', '=', row.id)
    .execute();
  await applyMove(account, row, {
    kind: 'move',
    connectionId,
    sectionId,
    previous: readClaim(now?.claim ?? null),
    by: caller.userId,
    at,
  });
  await recordActivity(account, {
    kind: 'own_account_set',
    at,
    userId: caller.userId,
    details: { caseId: row.id, connectionId, isOwn },
  });
}
