import type { ProviderId } from '../../server/contract/common.ts';
import type { Situation } from '../../server/contract/guide.ts';
import type { WholeFilter } from '../../server/contract/list-filter.ts';
import { goTo } from '../monday/location.ts';

/** Target of a revocation before anything else is asked; null: to be chosen. */
export type RevocationTarget =
  | { kind: 'connections'; connectionIds: readonly string[] }
  | { kind: 'person'; userId: string }
  | { kind: 'organization'; provider: ProviderId; organizationId: string }
  | { kind: 'provider'; provider: ProviderId }
  | { kind: 'filter'; filter: WholeFilter };

/** The tab of cases, and the screen in it where one is opened. */
export const casesTab = 'cases';
export const newCaseId = 'new';

// Many ids do not fit into an address, and names never go there: what was chosen stays in memory.
let startedWith: RevocationTarget | null = null;
let startedFor: Situation | null = null;

/** Returns the target of the last start of a revocation; null after a reload. */
export const revocationTarget = (): RevocationTarget | null => startedWith;

/** Returns why it was started, where that was said with the start. */
export const revocationSituation = (): Situation | null => startedFor;

/** Goes to the screen where a revocation is prepared: going there revokes nothing. */
export function startRevocation(
  target: RevocationTarget | null,
  situation: Situation | null = null,
): void {
  startedWith = target;
  startedFor = situation;
  goTo({ tab: casesTab, id: newCaseId });
}
