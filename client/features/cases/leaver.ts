import type { CaseTarget } from '../../../server/contract/case.ts';
import type { Situation } from '../../../server/contract/guide.ts';

/** Those in which all that a person can reach matters, and not one connection alone. */
const aboutPeople: readonly Situation[] = ['left', 'person_compromised'];

interface About {
  situation: Situation;
  target: CaseTarget;
}

/**
 * Returns the one person whom a case is about as a whole; null where it is about others, or several.
 *
 * @param owners of all connections of the case; null for one that is not known
 */
export function leaverOf({ situation, target }: About, owners: readonly (string | null)[]) {
  if (target.kind === 'person') return target.userId;
  if (target.kind !== 'connections' || !aboutPeople.includes(situation)) return null;
  const [first = null, ...others] = new Set(owners);
  return others.length === 0 ? first : null;
}
