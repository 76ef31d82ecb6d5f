import { v7 as uuid } from 'uuid';
import type {
  CaseTarget,
  CaseVisibility,
  Method,
  Situation,
} from '../../../../server/contract/case.ts';
import type { CaseRequest } from '../../../../server/contract/case-open.ts';
import { createStore } from '../../../monday/create-store.ts';
import type { RevocationTarget } from '../../../navigation/start-revocation.ts';
import { dropUnsaved, keepUnsaved } from '../../../ui/unsaved.ts';
import { isForEveryone } from '../for-everyone.ts';

/** Targets of a revocation. */
export type TargetKind = CaseTarget['kind'];
export type TenantWideMethod = Extract<
  Method,
  'block_sign_in' | 'revoke_permissions' | 'remove_app'
>;

/** The answers so far. They stay in memory: leaving the screen loses nothing. */
export interface Draft {
  /** The case's id: opening it twice opens one. */
  id: string;
  /** The target that the draft was started with; another start is another draft. */
  startedWith: RevocationTarget | null;
  situation: Situation | null;
  kind: TargetKind | null;
  target: CaseTarget | null;
  method: TenantWideMethod | null;
  visibility: CaseVisibility | null;
  /** By connection: whether its account is the person's own, where the admin said so. */
  ownAccounts: Readonly<Record<string, boolean>>;
  /** By target, as text: the connections of it that the case is not to cover. */
  leftOut: Readonly<Record<string, readonly string[]>>;
  /** Opening was tried: the answer may be lost, and the case be there. */
  isTried: boolean;
}

/** Returns the part that the server takes: the caller may know more, such as a name to show. */
export function targetOf(started: RevocationTarget): CaseTarget {
  switch (started.kind) {
    case 'connections':
      return { kind: 'connections', connectionIds: [...started.connectionIds] };
    case 'person':
      return { kind: 'person', userId: started.userId };
    case 'organization': {
      const { kind, provider, organizationId } = started;
      return { kind, provider, organizationId };
    }
    case 'provider':
      return { kind: 'provider', provider: started.provider };
    case 'filter':
      return { kind: 'filter', filter: started.filter };
  }
}

const emptyDraft = (startedWith: RevocationTarget | null): Draft => ({
  id: uuid(),
  startedWith,
  situation: null,
  kind: startedWith?.kind ?? null,
  target: startedWith && targetOf(startedWith),
  method: null,
  visibility: null,
  ownAccounts: {},
  leftOut: {},
  isTried: false,
});

const draft = createStore(emptyDraft(null));

export const useDraft = draft.use;

type Answers = Pick<
  Draft,
  'situation' | 'kind' | 'target' | 'method' | 'visibility' | 'ownAccounts' | 'leftOut'
>;

const unsavedKey = 'new-case';

function set(next: Draft): void {
  draft.set(next);
  // Another screen leaves the answers as they are; a reload would not.
  if (next.situation === null) dropUnsaved(unsavedKey);
  else keepUnsaved(unsavedKey, '', next.situation, true);
}

/** Changes what was answered. An id that was sent stands for the answers it was sent with. */
export function changeDraft(change: Partial<Answers>): void {
  const now = draft.get();
  const id = now.isTried ? uuid() : now.id;
  set({ ...now, id, isTried: false, ...change });
}

/** A compromised organization is about that organization, and has no method to choose. */
export function answerSituation(situation: Situation): void {
  const { kind, target } = draft.get();
  const isOfOne = situation === 'organization_compromised' && kind !== 'organization';
  changeDraft(
    isOfOne ? { situation, kind: 'organization', target: null } : { situation, kind, target },
  );
}

const targetKey = (target: CaseTarget | null) => JSON.stringify(target);

/** Returns what is left out of the target at hand; who goes back to another finds what was left out of it. */
export const leftOutOf = ({ leftOut, target }: Pick<Draft, 'leftOut' | 'target'>) =>
  leftOut[targetKey(target)] ?? [];

/** Leaves a connection out of what the case is to cover, or takes it in again. */
export function leaveOutOfDraft(id: string, isLeftOut: boolean): void {
  const now = draft.get();
  const others = leftOutOf(now).filter((one) => one !== id);
  const ids = isLeftOut ? [...others, id] : others;
  changeDraft({ leftOut: { ...now.leftOut, [targetKey(now.target)]: ids } });
}

/** From now on other answers are another case. */
export const markTried = (): void => set({ ...draft.get(), isTried: true });

/** Begins again unless the draft at hand was started with the same. */
export function startDraft(
  startedWith: RevocationTarget | null,
  situation: Situation | null = null,
): void {
  const now = draft.get();
  const isOther = JSON.stringify(now.startedWith) !== JSON.stringify(startedWith);
  if (isOther || (situation !== null && situation !== now.situation)) {
    set({ ...emptyDraft(startedWith), situation });
  }
}

/** After a case was opened its draft is used up. */
export const dropDraft = (): void => set(emptyDraft(null));

/**
 * Returns the request to the server; null while an answer is missing. A method that was chosen for a
 * whole organization is left out of what is about one person: it would end access for everyone.
 */
export function requestOf({ situation, target, method, leftOut }: Draft): CaseRequest | null {
  if (situation === null || target === null) return null;
  const asked = { situation, target };
  const ids = leftOutOf({ leftOut, target }).toSorted();
  return {
    ...asked,
    ...(method && isForEveryone(asked) && { method }),
    ...(ids.length > 0 && { leftOut: ids }),
  };
}
