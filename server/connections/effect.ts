import type { CaseTarget, Claim, Half } from '../contract/case.ts';
import type { EntraVerdict } from './entra-verdict.ts';

/**
 * The connections that come into a case. A filter would find something else after each batch, or after
 * each run that changes a connection: what it found at the opening is `chosen`.
 */
export type AttachedTarget = Exclude<CaseTarget, { kind: 'filter' }> | { kind: 'chosen' };

/** A change that goes through the connections of a case, batch after batch. */
export type Effect =
  /**
   * Takes connections into the case: those of the target, named ones, or what was `chosen` for it. That
   * it covers them comes next.
   */
  | { kind: 'join'; target: AttachedTarget; userId: string | null; batch: number; at: string }
  /** Both in one, as older versions left it on its way. */
  | { kind: 'attach'; target: AttachedTarget; userId: string | null; batch: number; at: string }
  /** The case was opened, closed or opened again: whether a case covers them is looked at again. */
  | {
      kind: 'cover';
      noted: 'case_opened' | 'case_closed' | 'case_withdrawn';
      by: string;
      at: string;
      /** Only of those that were taken in at that time, later than the case was opened. */
      isOfAdded?: boolean;
    }
  /** The report of a section has changed. */
  | {
      kind: 'claim';
      sectionId: string;
      half: Half;
      previous: Claim | null;
      next: Claim | null;
      at: string;
    }
  /**
   * The result of a check at Entra; `onlyOf`: of one person's connections; `sectionIds`: of sections
   * that a case link shares.
   */
  | {
      kind: 'check';
      verdict: EntraVerdict;
      by: string;
      onlyOf: string | null;
      sectionIds?: string[];
      at: string;
    }
  /** Connections that the case does not cover any more; `claims`: by section, what is reported. */
  | {
      kind: 'leave_out';
      connectionIds: string[];
      claims: Record<string, Claim>;
      reason: string;
      by: string;
      at: string;
    }
  /** The account of a connection gets other steps: another section of the provider's side. */
  | {
      kind: 'move';
      connectionId: string;
      sectionId: string;
      previous: Claim | null;
      by: string;
      at: string;
    }
  /** The people whom it is about may see the case from now on. */
  | { kind: 'reveal'; at: string };
