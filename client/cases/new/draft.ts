import { useSyncExternalStore } from 'react';
import { v7 as uuid } from 'uuid';
import type {
  CaseTarget,
  CaseVisibility,
  Method,
  Situation,
} from '../../../server/contract/case.ts';
import type { CaseRequest } from '../../../server/contract/case-open.ts';
import type { RevocationTarget } from '../start.ts';

/** What a revocation can be about. */
export type TargetKind = CaseTarget['kind'];
export type TenantWideMethod = Extract<
  Method,
  'block_sign_in' | 'revoke_permissions' | 'remove_app'
>;

/** What was answered so far. It stays in memory: a look elsewhere loses nothing. */
export interface Draft {
  /** The case's id: opening it twice opens one. */
  id: string;
  /** What the draft was started with; another start is another draft. */
  startedWith: RevocationTarget | null;
  situation: Situation | null;
  kind: TargetKind | null;
  target: CaseTarget | null;
  method: TenantWideMethod | null;
  visibility: CaseVisibility | null;
}

const emptyDraft = (startedWith: RevocationTarget | null): Draft => ({
  id: uuid(),
  startedWith,
  situation: null,
  kind: startedWith?.kind ?? null,
  target: startedWith as CaseTarget | null,
  method: null,
  visibility: null,
});

let draft = emptyDraft(null);
const listeners = new Set<() => void>();

function set(next: Draft): void {
  draft = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDraft = (): Draft => useSyncExternalStore(subscribe, () => draft);

/** Changes what was answered. */
export const changeDraft = (change: Partial<Draft>): void => set({ ...draft, ...change });

/** Begins anew unless the draft at hand was started with the same. */
export function startDraft(startedWith: RevocationTarget | null): void {
  if (draft.startedWith !== startedWith) set(emptyDraft(startedWith));
}

/** After a case was opened its draft is used up. */
export const dropDraft = (): void => set(emptyDraft(null));

/** What is asked of the server; null while something is not answered. */
export function requestOf({ situation, target, method }: Draft): CaseRequest | null {
  if (situation === null || target === null) return null;
  return { situation, target, ...(method && { method }) };
}
