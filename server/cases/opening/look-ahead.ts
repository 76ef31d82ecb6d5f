import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Caller } from '../../auth/session-token.ts';
import type { CaseTarget } from '../../contract/case.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import type { AccountReader } from '../../store/account-store.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import { mostNamed } from './survey.ts';

/** A dry run of a large target, and what of the account it holds for. */
export interface Look {
  version: string;
  run: DryRun;
}

const keptLooks = 20;
const keptMilliseconds = 5 * 60_000;
/** In memory of this server: another one looks again. */
const looks = new Map<string, Look & { until: number }>();

/** The counter that bounds a target; null where none does. */
function counterOf(target: CaseTarget): string | null {
  if (target.kind === 'provider') return `provider:${target.provider}`;
  if (target.kind === 'person') return `person:${target.userId}`;
  if (target.kind === 'organization')
    return `organization:${target.provider}:${target.organizationId}`;
  return null;
}

/** Returns whether a target may hold too many connections to be counted while others wait to write. */
async function isLarge(account: AccountReader, { target }: CaseRequest): Promise<boolean> {
  if (target.kind === 'connections') return false;
  const name = counterOf(target);
  if (name === null) return true;
  const counter = await account
    .counters()
    .where('name', '=', name)
    .select('value')
    .executeTakeFirst();
  return (counter?.value ?? 0) > mostNamed;
}

/**
 * Returns what differs whenever a dry run may: connections that came, went or were connected again, and
 * what cases did.
 */
export async function versionOf(account: AccountReader): Promise<string> {
  const counters = await account
    .counters()
    .where('name', 'in', ['connections', 'people', 'organizations', 'cases:open', 'effects'])
    .select(['name', 'value'])
    .orderBy('name')
    .execute();
  const newest = await account
    .connections()
    .select('connections.id')
    .orderBy('connections.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const activity = await account
    .activity()
    .select('activity.id')
    .orderBy('activity.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return JSON.stringify([counters, newest?.id, activity?.id]);
}

const keyOf = (account: AccountReader, caller: Caller, request: CaseRequest) =>
  JSON.stringify([account.accountId, caller.userId, caller.role, request]);

/** Makes a dry run, and remembers that of a large target for who opens the case next. */
export async function look(
  account: AccountReader,
  caller: Caller,
  request: CaseRequest,
): Promise<DryRun> {
  const key = keyOf(account, caller, request);
  const version = await versionOf(account);
  const run = await dryRun(account, caller, request);
  looks.delete(key);
  if (run.answer.chosen.count <= mostNamed) return run;
  looks.set(key, { run, version, until: performance.now() + keptMilliseconds });
  for (const oldest of looks.keys()) {
    if (looks.size <= keptLooks) break;
    looks.delete(oldest);
  }
  return run;
}

/**
 * Looks at a large target before the case is opened, so that no writer waits meanwhile: as it was
 * looked at last, where nothing has changed since.
 *
 * @returns null for a target that is small enough to be looked at while the case is opened
 */
export async function lookAhead(
  account: AccountReader,
  caller: Caller,
  request: CaseRequest,
): Promise<Look | null> {
  if (!(await isLarge(account, request))) return null;
  const key = keyOf(account, caller, request);
  const known = looks.get(key);
  const version = await versionOf(account);
  if (known?.version === version && known.until > performance.now()) return known;
  await nextTurn();
  return { version, run: await dryRun(account, caller, request) };
}
