import type { Claim } from '../contract/case.ts';
import type { SectionCheck } from '../contract/case-check.ts';

/** A claim as a section keeps it. */
export const readClaim = (text: string | null): Claim | null =>
  text === null ? null : JSON.parse(text);

/** Returns the check that a section keeps; null where none was made. */
export const readCheck = (text: string | null): SectionCheck | null =>
  text === null ? null : JSON.parse(text);
