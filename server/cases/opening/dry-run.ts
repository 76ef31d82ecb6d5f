import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Caller } from '../../auth/session-token.ts';
import { isTheApps } from '../../connections/section-keys.ts';
import type { CaseDryRun, CaseRequest, Warning } from '../../contract/case-open.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { touchableBy } from '../case-policy.ts';
import { findCasesOf } from '../case-queries.ts';
import { formatBrief } from '../connection-brief.ts';
import { findKnownUses } from '../known-uses.ts';
import { findAlsoAffected } from './also-affected.ts';
import { findAlsoUsed } from './also-used.ts';
import { type Plan, planSections } from './plan.ts';
import { hasAdminWay, isForEveryone } from './reach.ts';
import { findLeftOutOf, type Survey, surveyTarget } from './survey.ts';

/** Each of them is a section with steps of its own; more are no list to work through. */
export const mostOrganizations = 500;
const shownAtMost = 100;

/** There is nothing to revoke, or something that the caller may not see. */
export class NothingChosen extends Error {}

/** More organizations than one case can hold. */
export class TooMuchChosen extends Error {}

/** A dry run, and what is needed to open the case from it. */
export interface DryRun {
  answer: CaseDryRun;
  plans: Plan[];
  /** Id of the newest connection chosen. */
  chosenUntil: string;
  /** The connections that are left out. */
  leftOut: ConnectionRow[];
}

function checkSize(request: CaseRequest, survey: Survey, leftOut: number): void {
  const { target } = request;
  const { connections, groups } = survey;
  const isShort =
    target.kind === 'connections' && connections + leftOut < new Set(target.connectionIds).size;
  if (connections === 0 || isShort) throw new NothingChosen();
  const reached = groups
    .filter((group) => hasAdminWay(group, isForEveryone(request)))
    .map((group) => `${group.provider}:${group.organization_id}`);
  if (new Set(reached).size > mostOrganizations) throw new TooMuchChosen();
}

const ofOnePerson: ReadonlySet<string> = new Set(['own_account', 'one_person']);

function warningsOf(caller: Caller, survey: Survey, plans: Plan[]): Warning[] {
  const count = (accountType: string) =>
    survey.groups
      .filter((group) => group.account_type === accountType)
      .reduce((sum, group) => sum + group.connections, 0);
  const isForOthers = plans.every((plan) => plan.userId !== caller.userId);
  const isWhole = plans.some(({ method }) => method !== null && !ofOnePerson.has(method));
  const found: [Warning['code'], number | null, boolean][] = [
    ['in_open_case', survey.inOpenCase, true],
    ['personal_accounts', count('personal'), isForOthers],
    ['guest_accounts', count('guest'), isForOthers],
    [
      'unknown_people',
      survey.first.filter((row) => row.user_id === '' && !isTheApps(row)).length,
      true,
    ],
    ['other_monday_accounts', null, isWhole],
    ['admins_see_it', null, caller.role === 'admin' && isForOthers],
  ];
  return found
    .filter(([, number, applies]) => applies && number !== 0)
    .map(([code, number]) => ({ code, count: number }));
}

const automationsOf = async (account: AccountReader, { first, uses }: Survey) => ({
  count: uses,
  items: await findKnownUses(account, first),
});

const namedCases = 3;

async function openCasesOf(account: AccountReader, caller: Caller, { openCaseIds }: Survey) {
  const rows = await findCasesOf(account, caller, openCaseIds);
  return {
    count: rows.length,
    items: rows.slice(0, namedCases).map((row) => ({
      id: row.id,
      situation: row.situation,
      openedAt: row.opened_at,
    })),
  };
}

/** Changes whenever what a person was shown to be touched changes, and not with names or times. */
function fingerprintOf(request: CaseRequest, survey: Survey, rest: unknown): string {
  const counted = survey.groups.map(({ organization_name, ...group }) => group);
  const ids = survey.first.map((row) => row.id);
  return createHash('sha256')
    .update(JSON.stringify([request, counted, survey.newest, ids, rest]))
    .digest('base64url');
}

/**
 * Computes what a case would affect and who would have to act. Changes nothing. What is held and answered is
 * bounded, whatever the target holds: connections are counted some at a time, and at most 1,000 of them
 * read in full.
 *
 * @throws NothingChosen, TooMuchChosen
 */
export async function dryRun(
  account: AccountReader,
  caller: Caller,
  request: CaseRequest,
): Promise<DryRun> {
  const visibleUser = touchableBy(caller);
  const { target } = request;
  const survey = await surveyTarget(account, request, visibleUser);
  const leftOut = await findLeftOutOf(account, request, visibleUser);
  checkSize(request, survey, leftOut.length);
  const { groups, owners, first } = survey;
  const isNamed = survey.connections <= first.length;
  const isOwn = isNamed && first.every((row) => row.user_id === caller.userId);
  const plans = planSections({ request, groups, owners, ownUserId: isOwn ? caller.userId : null });
  const chosen = { account, target, rows: isNamed ? first : null, leftOut, visibleUser };
  await nextTurn();
  const alsoAffected = await findAlsoAffected(chosen, plans);
  await nextTurn();
  const shown = first.slice(0, shownAtMost);
  const alsoUsed = await findAlsoUsed(account, caller, shown);
  await nextTurn();
  const automations = await automationsOf(account, survey);
  await nextTurn();
  return {
    plans,
    chosenUntil: survey.newest,
    leftOut,
    answer: {
      fingerprint: fingerprintOf(request, survey, [
        alsoAffected.count,
        alsoAffected.connections.map((connection) => connection.id),
        plans.map((plan) => [plan.key, plan.method]),
      ]),
      chosen: {
        count: survey.connections,
        people: survey.people,
        connections: shown.map((row) => ({ ...formatBrief(row), alsoUsedBy: alsoUsed(row) })),
      },
      leftOut: leftOut.map(formatBrief),
      alsoAffected,
      sections: plans.map(({ key, ...plan }) => plan),
      automations,
      warnings: warningsOf(caller, survey, plans),
      openCases: await openCasesOf(account, caller, survey),
    },
  };
}
