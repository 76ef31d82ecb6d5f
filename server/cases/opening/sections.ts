import { setImmediate as nextTurn } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { AccountWriter } from '../../store/account-store.ts';
import type { Plan } from './plan.ts';

/** Rows a statement: SQLite takes 32,766 values in one, and a step has fifteen. */
const rowsPerStatement = 500;

const chunks = <Row>(rows: Row[]) =>
  Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, index) =>
    rows.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  );

/** Writes planned sections with their steps, all open, behind those that the case has. */
export async function insertSections(
  account: AccountWriter,
  caseId: string,
  plans: Plan[],
  { batch, after }: { batch: number; after: number },
): Promise<void> {
  const sections = plans.map((plan, index) => ({
    case_id: caseId,
    id: uuidv7(),
    position: after + index + 1,
    batch,
    section_key: plan.key,
    actor: plan.actor,
    half: plan.half,
    provider: plan.provider,
    organization_id: plan.organization?.id ?? null,
    organization_name: plan.organization?.name ?? null,
    account_type: plan.accountType,
    user_id: plan.userId,
    method: plan.method,
    guide_id: plan.guideId,
    connection_count: plan.connectionCount,
    claim: null,
    checked: null,
    told: null,
  }));
  const steps = plans.flatMap((plan, index) =>
    plan.steps.map((step, position) => ({
      case_id: caseId,
      id: uuidv7(),
      section_id: sections[index]?.id ?? '',
      position: position + 1,
      step_key: step.key,
      reports: step.reports,
      state: 'open' as const,
      note: null,
      by_kind: null,
      by_user_id: null,
      by_said: null,
      at: null,
      reported_at: null,
      outcome: null,
      corrections: null,
      version: 1,
    })),
  );
  for (const rows of chunks(sections)) await account.insertCaseSections(rows).execute();
  for (const rows of chunks(steps)) {
    // SQLite answers without leaving the turn.
    await nextTurn();
    await account.insertCaseSteps(rows).execute();
  }
}
