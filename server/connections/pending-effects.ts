import { v7 as uuidv7 } from 'uuid';
import type { CaseVisibility, Claim } from '../contract/case.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow } from '../store/case-tables.ts';
import type { Effect } from './effect.ts';

/** A change of a case that has not reached every connection yet. */
export interface Pending {
  /** Its turn in the account: a change is carried out when all before it are. */
  position: number;
  /** Id of the last connection that it reached in the order of the ids; empty before the first. */
  reached: string;
  /** Number of connections it has reached in its turn. */
  done: number;
  of: CaseRow;
  effect: Effect;
  /** Id from which those of its entries in histories are made: see `note`. */
  entry: string;
}

const keptEffects = 100;
/** A check names thousands of people: it is read once, not at every look. */
const readEffects = new Map<string, Kept>();
/** A change as it is stored; older versions stored no entry. */
type Kept = Effect & { entry?: string };

async function readEffect(
  account: AccountReader,
  key: string,
  at: { case_id: string; position: number },
) {
  const known = readEffects.get(key);
  if (known) return known;
  const row = await account
    .caseEffects()
    .where('case_id', '=', at.case_id)
    .where('position', '=', at.position)
    .select('effect')
    .executeTakeFirst();
  if (!row) return null;
  const effect: Kept = JSON.parse(row.effect);
  if (readEffects.size >= keptEffects) readEffects.clear();
  readEffects.set(key, effect);
  return effect;
}

/** Returns what is on its way through the connections of an account, in the order of its turns. */
export async function readPending(account: AccountReader): Promise<Pending[]> {
  const waiting = await account
    .caseEffects()
    .select(['case_id', 'position', 'reached', 'done'])
    // A person who is erased is taken out of the text, which is shorter then.
    .select((of) => of.fn<number>('length', ['effect']).as('size'))
    .orderBy('position')
    .orderBy('case_id')
    .execute();
  if (waiting.length === 0) return [];
  const cases = await account
    .cases()
    .where(
      'id',
      'in',
      waiting.map((one) => one.case_id),
    )
    .selectAll('cases')
    .execute();
  const found: Pending[] = [];
  for (const { case_id, position, reached, done = 0, size } of waiting) {
    const key = `${account.accountId}:${case_id}:${position}:${size}`;
    const of = cases.find(({ id }) => id === case_id);
    const effect = of && (await readEffect(account, key, { case_id, position }));
    if (!of || !effect) continue;
    const entry = effect.entry ?? uuidv7({ msecs: Date.parse(effect.at), seq: position });
    found.push({ position, reached, done, of, effect, entry });
  }
  return found;
}

/** The facts at the time of one of the changes on their way, before those that came after it. */
export interface AsOf {
  /** Returns whether a case covered a connection that it took in at this time. */
  isOpen(of: { id: string; status: string; added_at: string }): boolean;
  /** Returns whether a case that took a connection in at this time had done so: it is covered in its turn. */
  isIn(of: { id: string; added_at: string }): boolean;
  visibilityOf(of: { id: string; visibility: CaseVisibility }): CaseVisibility;
  /** Returns what a section reported. */
  claimOf(section: { id: string; claim: Claim | null }): Claim | null;
}

/** The change with which a case begins to cover what it took in at a time. */
const isCoverOf = (effect: Effect, addedAt: string) =>
  effect.kind === 'cover' && effect.noted === 'case_opened' && effect.at === addedAt;

/** @param later the changes after it, in order */
export function asOfBefore(later: readonly Pending[]): AsOf {
  const next = <Kind extends Effect['kind']>(kind: Kind, fits: (one: Pending) => boolean) =>
    later.find((one) => one.effect.kind === kind && fits(one))?.effect as
      | (Effect & { kind: Kind })
      | undefined;
  return {
    isOpen: ({ id, status, added_at }) => {
      const turn = next(
        'cover',
        ({ of, effect }) =>
          of.id === id && effect.kind === 'cover' && (!effect.isOfAdded || effect.at === added_at),
      );
      return turn ? turn.noted !== 'case_opened' : status === 'open';
    },
    isIn: ({ id, added_at }) =>
      !next('cover', ({ of, effect }) => of.id === id && isCoverOf(effect, added_at)),
    visibilityOf: ({ id, visibility }) =>
      next('reveal', ({ of }) => of.id === id) ? 'admins' : visibility,
    claimOf: ({ id, claim }) => {
      const turn = next(
        'claim',
        ({ effect }) => effect.kind === 'claim' && effect.sectionId === id,
      );
      return turn ? turn.previous : claim;
    },
  };
}
