import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../auth/session-token.ts';
import { isJoin } from '../connections/items.ts';
import { type Pending, readPending } from '../connections/pending-effects.ts';
import { targeted } from '../connections/targeted.ts';
import type { CaseTarget, RevocationCase } from '../contract/case.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow } from '../store/case-tables.ts';
import { touchableBy } from './case-policy.ts';

const clockSkewMilliseconds = 10 * 60_000;

/** The least id of a connection that can have come after this time, by whichever server's clock. */
const leastIdAfter = (at: string) =>
  uuidv7({
    msecs: Date.parse(at) - clockSkewMilliseconds,
    seq: 0,
    random: new Uint8Array(16),
  });

/** Connections that fit the target and are not in the case, at most `limit`, the oldest first. */
export async function findOffered(
  account: AccountReader,
  caller: Caller,
  row: CaseRow,
  limit: number,
): Promise<string[]> {
  const target: CaseTarget = JSON.parse(row.target);
  if (target.kind === 'connections' || row.status !== 'open') return [];
  // Some of what was chosen may still be on its way into the case.
  if (await isFilling(account, row.id)) return [];
  const inCase = account
    .caseConnections()
    .where('case_id', '=', row.id)
    .whereRef('case_connections.connection_id', '=', 'connections.id' as never)
    .select('case_connections.connection_id');
  const leftOut = account
    .leftOut()
    .where('case_id', '=', row.id)
    .whereRef('case_left_out.connection_id', '=', 'connections.id' as never)
    .select('case_left_out.connection_id');
  const rows = await targeted(account, target, touchableBy(caller))
    .where('connections.id', '>', leastIdAfter(row.opened_at))
    .where((where) => where.not(where.exists(inCase)))
    .where((where) => where.not(where.exists(leftOut)))
    .select('connections.id')
    .orderBy('connections.id')
    .limit(limit)
    .execute();
  return rows.map((found) => found.id);
}

/** Connections that were left out of the case, the latest first. */
export async function findLeftOut(account: AccountReader, caseId: string, limit: number) {
  const rows = await account
    .connectionsLeftOut()
    .where('case_left_out.case_id', '=', caseId)
    .selectAll('connections')
    .select(['case_left_out.at', 'case_left_out.by_user_id', 'case_left_out.note'])
    .orderBy('case_left_out.at', 'desc')
    .orderBy('case_left_out.connection_id')
    .limit(limit)
    .execute();
  const { all } = await account
    .leftOut()
    .where('case_id', '=', caseId)
    .select((of) => of.fn.countAll<number | string>().as('all'))
    .executeTakeFirstOrThrow();
  // PostgreSQL counts in 64 bits, which its driver gives as text.
  return { rows, count: Number(all) };
}

/** True while some of what was chosen is on its way into the case. */
async function isFilling(account: AccountReader, caseId: string): Promise<boolean> {
  const pending = await readPending(account);
  return pending.some(({ of, effect }) => of.id === caseId && isJoin(effect));
}

/** Returns how far the changes of a case are that are on their way to its connections; null for none. */
export async function readProgress(
  account: AccountReader,
  row: CaseRow,
): Promise<RevocationCase['progress']> {
  const own = (await readPending(account)).filter(({ of }) => of.id === row.id);
  if (own.length === 0) return null;
  const sections = await account
    .caseSections()
    .where('case_id', '=', row.id)
    .select(['id', 'connection_count'])
    .execute();
  const sizes = new Map(sections.map((one) => [one.id, one.connection_count]));
  const sizeOf = ({ effect }: Pending) =>
    (effect.kind === 'claim' ? sizes.get(effect.sectionId) : undefined) ?? row.connection_count;
  return {
    // Connections come and go meanwhile.
    reached: own.reduce((sum, one) => sum + Math.min(one.done, sizeOf(one)), 0),
    of: own.reduce((sum, one) => sum + sizeOf(one), 0),
  };
}

/** False while a change is on its way to some of the case's connections; all are shown with it. */
export async function isSettled(account: AccountReader, caseId: string): Promise<boolean> {
  const waiting = await account
    .caseEffects()
    .where('case_id', '=', caseId)
    .select('position')
    .limit(1)
    .executeTakeFirst();
  return waiting === undefined;
}
