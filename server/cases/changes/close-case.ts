import type { z } from 'zod';
import { recordActivity } from '../../activity/record-activity.ts';
import type { Caller } from '../../auth/session-token.ts';
import { readClaim } from '../../connections/claims.ts';
import { readPending } from '../../connections/pending-effects.ts';
import type { caseStillOpen, closeCase as closeBody } from '../../contract/case-change.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow, CaseSectionRow } from '../../store/case-tables.ts';
import { readEvidence } from '../case-evidence.ts';
import { organizationOf } from '../case-format.ts';
import { findReconnected, findSections, findSteps } from '../case-queries.ts';
import { advanceHere } from '../effects/advance.ts';
import { queueEffect } from '../effects/queue-effect.ts';
import { countedUpTo } from '../members.ts';
import { CaseNotOpen } from '../steps/step-change.ts';

type OpenSection = z.infer<typeof caseStillOpen>['open'][number];

/** Something is open in sections that were not named. */
export class CaseStillOpen extends Error {
  readonly open: OpenSection[];
  constructor(open: OpenSection[]) {
    super('the case has open sections');
    this.open = open;
  }
}

/** Something on its way to a large case may contradict what is reported in it. */
export class CaseNotCounted extends Error {}

/** The case is open already. */
export class CaseOpen extends Error {}

const reconnectedAtMost = 1000;

async function openSections(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
): Promise<OpenSection[]> {
  const { id: caseId } = row;
  const sections = await findSections(account, [caseId], null);
  const known = await readEvidence(account, caller, row, sections);
  const steps = await findSteps(account, caseId, null);
  const reconnected = await findReconnected(account, caseId, {
    onlyOf: null,
    limit: reconnectedAtMost,
  });
  const again = (section: CaseSectionRow) => {
    const claim = readClaim(section.claim);
    if (claim === null || section.half === null) return 0;
    const column = section.half === 'provider' ? 'provider_section_id' : 'monday_section_id';
    return reconnected.filter(
      (row) => row[column] === section.id && (row.reconnected_at ?? '') > claim.at,
    ).length;
  };
  return sections
    .map((section) => ({
      sectionId: section.id,
      actor: section.actor,
      organization: organizationOf(section),
      openStepIds: steps
        .filter((step) => step.section_id === section.id)
        .filter((step) => step.state === 'open' || step.state === 'blocked')
        .map((step) => step.id),
      reconnected: again(section),
      contradicted: known.sections.get(section.id)?.contradicted ?? 0,
    }))
    .filter(
      ({ openStepIds, reconnected, contradicted }) =>
        openStepIds.length > 0 || reconnected > 0 || contradicted > 0,
    );
}

/** Changes that may bring a contradiction to a connection, or take one from it. */
const mayContradict: ReadonlySet<string> = new Set(['check', 'claim', 'leave_out', 'move']);

/** A large case is counted by what is written; a smaller one by what readers see. */
async function isCounted(account: AccountWriter, row: CaseRow): Promise<boolean> {
  if (row.connection_count <= countedUpTo) return true;
  const pending = await readPending(account);
  // A connection may be in other cases, too, whose changes reach it as well.
  return !pending.some(({ effect }) => mayContradict.has(effect.kind));
}

async function end(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  change: Pick<CaseRow, 'status' | 'close_note' | 'visibility'>,
): Promise<string> {
  const at = new Date().toISOString();
  await account
    .updateCases({ ...change, closed_by: caller.userId, closed_at: at })
    .where('id', '=', row.id)
    .execute();
  // A link dies with its case, and stays dead should the case be opened again.
  await account
    .updateCaseLinks({ taken_back_at: at, taken_back_by: caller.userId })
    .where('case_id', '=', row.id)
    .where('taken_back_at', 'is', null)
    .execute();
  await account.count('cases:open', -1);
  await queueEffect(account, row.id, {
    kind: 'cover',
    noted: change.status === 'withdrawn' ? 'case_withdrawn' : 'case_closed',
    by: caller.userId,
    at,
  });
  if (change.visibility !== row.visibility) {
    await queueEffect(account, row.id, { kind: 'reveal', at });
  }
  await advanceHere(account, row.id);
  return at;
}

/**
 * Closes a case, section by section: what is open must be named.
 *
 * @throws CaseNotOpen, CaseStillOpen, CaseNotCounted
 */
export async function closeCase(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
  body: z.infer<typeof closeBody>,
): Promise<void> {
  if (row.status !== 'open') throw new CaseNotOpen();
  const open = await openSections(account, caller, row);
  const named = new Set(body.leaveOpen);
  if (open.some((section) => !named.has(section.sectionId))) throw new CaseStillOpen(open);
  const sections = await findSections(account, [row.id], null);
  const isAllNamed = sections.every(({ id, half }) => half === null || named.has(id));
  if (!isAllNamed && !(await isCounted(account, row))) throw new CaseNotCounted();
  const visibility = body.visibility ?? row.visibility;
  const at = await end(account, caller, row, {
    status: 'closed',
    close_note: body.note || null,
    visibility,
  });
  await recordActivity(account, {
    kind: 'case_closed',
    at,
    userId: caller.userId,
    details: {
      caseId: row.id,
      leftOpen: open.length,
      shown: visibility !== row.visibility,
    },
  });
}

/**
 * Ends a case that was opened by mistake. What was reported in it stays reported.
 *
 * @throws CaseNotOpen
 */
export async function withdrawCase(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
): Promise<void> {
  if (row.status !== 'open') throw new CaseNotOpen();
  const { visibility } = row;
  const at = await end(account, caller, row, { status: 'withdrawn', close_note: null, visibility });
  await recordActivity(account, {
    kind: 'case_withdrawn',
    at,
    userId: caller.userId,
    details: { caseId: row.id },
  });
}

/**
 * Opens an ended case again, with all that was ticked in it.
 *
 * @throws CaseOpen
 */
export async function reopenCase(
  account: AccountWriter,
  caller: Caller,
  row: CaseRow,
): Promise<void> {
  if (row.status === 'open') throw new CaseOpen();
  const at = new Date().toISOString();
  await account
    .updateCases({ status: 'open', closed_by: null, closed_at: null })
    .where('id', '=', row.id)
    .execute();
  await account.count('cases:open', 1);
  await queueEffect(account, row.id, {
    kind: 'cover',
    noted: 'case_opened',
    by: caller.userId,
    at,
  });
  await advanceHere(account, row.id);
  await recordActivity(account, {
    kind: 'case_reopened',
    at,
    userId: caller.userId,
    details: { caseId: row.id },
  });
}
