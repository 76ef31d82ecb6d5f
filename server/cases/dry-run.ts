import { createHash } from 'node:crypto';
import type { VisibleUser } from '../connections/policy.ts';
import { asShown } from '../connections/shown.ts';
import type { CaseDryRun, CaseRequest, Warning } from '../contract/case.ts';
import type { Caller } from '../monday/session-token.ts';
import type { AccountReader } from '../store/account.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { formatUse } from '../uses/format.ts';
import { findAlsoAffected } from './also-affected.ts';
import { formatBrief } from './brief.ts';
import { hasAdminWay, type PersonGroup, type Plan, planSections } from './plan.ts';
import { touchableBy } from './policy.ts';
import { type Group, groupTarget, peopleOf, targeted } from './target.ts';

/** The most that one case covers; a larger target is split by organization. */
export const mostConnections = 100_000;
export const mostOrganizations = 100;
/** Up to here connections are named, beyond they are only counted. */
export const mostNamed = 1000;
const shownAtMost = 100;
/** Up to here every owner of an account gets a section. */
const mostPersonSections = 20;

/** There is nothing to take away, or something that the caller may not see. */
export class NothingChosen extends Error {}

/** More than one case can hold. */
export class TooMuchChosen extends Error {
  readonly connections: number;
  readonly organizations: number;
  constructor(connections: number, organizations: number) {
    super('too much chosen');
    this.connections = connections;
    this.organizations = organizations;
  }
}

/** A dry run, and what is needed to open the case from it. */
export interface DryRun {
  answer: CaseDryRun;
  plans: Plan[];
  /** Id of the newest connection chosen. */
  chosenUntil: string;
}

const countOf = (groups: Group[]) => groups.reduce((sum, group) => sum + group.connections, 0);

function checkSize(request: CaseRequest, groups: Group[]): void {
  const connections = countOf(groups);
  const { target } = request;
  const isShort = target.kind === 'connections' && connections < new Set(target.connectionIds).size;
  if (connections === 0 || isShort) throw new NothingChosen();
  const organizations = groups.filter(hasAdminWay).length;
  if (connections > mostConnections || organizations > mostOrganizations) {
    throw new TooMuchChosen(connections, organizations);
  }
}

async function rowsOf(
  account: AccountReader,
  { target }: CaseRequest,
  visibleUser: VisibleUser,
): Promise<ConnectionRow[]> {
  const rows = await targeted(account, target, visibleUser)
    .selectAll('connections')
    .orderBy('connections.id')
    .limit(mostNamed)
    .execute();
  return asShown(account, rows, visibleUser);
}

async function ownersOf(
  account: AccountReader,
  { target }: CaseRequest,
  visibleUser: VisibleUser,
): Promise<PersonGroup[] | null> {
  const people = await peopleOf(account, target, visibleUser, mostPersonSections + 1);
  return people.length > mostPersonSections ? null : people;
}

function warningsOf(caller: Caller, groups: Group[], plans: Plan[], inOpenCase: number): Warning[] {
  const count = (fits: (group: Group) => boolean) => countOf(groups.filter(fits));
  const isForOthers = plans.every((plan) => plan.userId !== caller.userId);
  const isWhole = plans.some(({ method }) => method !== null && !personal.has(method));
  const found: [Warning['code'], number | null, boolean][] = [
    ['in_open_case', inOpenCase, inOpenCase > 0],
    ['personal_accounts', count((group) => group.account_type === 'personal'), isForOthers],
    ['guest_accounts', count((group) => group.account_type === 'guest'), isForOthers],
    ['other_monday_accounts', null, isWhole],
    ['admins_see_it', null, caller.role === 'admin' && isForOthers],
  ];
  return found
    .filter(([, number, applies]) => applies && number !== 0)
    .map(([code, number]) => ({ code, count: number }));
}

const personal: ReadonlySet<string> = new Set(['own_account', 'one_person']);

async function automationsOf(account: AccountReader, groups: Group[], rows: ConnectionRow[]) {
  const ids = rows.map((row) => row.id);
  const uses = await account
    .uses()
    .where('connection_id', 'in', ids)
    .selectAll('connection_uses')
    .orderBy('last_used_at', 'desc')
    .orderBy('place')
    .limit(shownAtMost)
    .execute();
  return {
    count: groups.reduce((sum, group) => sum + group.uses, 0),
    items: uses.map((use) => ({ ...formatUse(use), connectionId: use.connection_id })),
  };
}

/** Changes whenever what a person was shown to be touched changes, and not with names or times. */
function fingerprintOf(
  request: CaseRequest,
  groups: Group[],
  rows: ConnectionRow[],
  rest: unknown,
) {
  const counted = groups.map(({ organization_name, uses, inOpenCase, ...group }) => group);
  const ids = rows.map((row) => row.id);
  return createHash('sha256')
    .update(JSON.stringify([request, counted, ids, rest]))
    .digest('base64url');
}

/**
 * What a case would touch and who would have to act. Changes nothing. Work and answer are bounded:
 * connections are counted in the database and at most 1,000 of them read.
 *
 * @throws NothingChosen, TooMuchChosen
 */
export async function dryRun(
  account: AccountReader,
  caller: Caller,
  request: CaseRequest,
): Promise<DryRun> {
  const visibleUser = touchableBy(caller);
  const groups = await groupTarget(account, request.target, visibleUser);
  checkSize(request, groups);
  const rows = await rowsOf(account, request, visibleUser);
  const isNamed = countOf(groups) <= mostNamed;
  const isOwn = isNamed && rows.every((row) => row.user_id === caller.userId);
  const people = await ownersOf(account, request, visibleUser);
  const plans = planSections({
    request,
    groups,
    people,
    ownUserId: isOwn ? caller.userId : null,
  });
  const chosen = { account, target: request.target, rows: isNamed ? rows : null, visibleUser };
  const alsoAffected = await findAlsoAffected(chosen, plans);
  // Who may not know of a case counts by what they are shown.
  const inOpenCase = visibleUser
    ? rows.filter((row) => row.case_id !== null).length
    : groups.reduce((sum, group) => sum + group.inOpenCase, 0);
  const affectedIds = alsoAffected.connections.map((connection) => connection.id);
  return {
    plans,
    chosenUntil:
      groups
        .map((group) => group.newest)
        .sort()
        .at(-1) ?? '',
    answer: {
      fingerprint: fingerprintOf(request, groups, rows, [
        alsoAffected.count,
        affectedIds,
        plans.map((plan) => [plan.key, plan.method]),
      ]),
      chosen: {
        count: countOf(groups),
        people: await countPeople(account, request, visibleUser),
        connections: rows.slice(0, shownAtMost).map(formatBrief),
      },
      alsoAffected,
      sections: plans.map(({ key, ...plan }) => plan),
      automations: await automationsOf(account, groups, rows),
      warnings: warningsOf(caller, groups, plans, inOpenCase),
    },
  };
}

async function countPeople(
  account: AccountReader,
  { target }: CaseRequest,
  visibleUser: VisibleUser,
): Promise<number> {
  const { people } = await targeted(account, target, visibleUser)
    .where('user_id', '!=', '')
    .select((of) => of.fn.count<number | string>('user_id').distinct().as('people'))
    .executeTakeFirstOrThrow();
  return Number(people);
}
