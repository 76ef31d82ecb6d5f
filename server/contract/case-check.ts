import { z } from 'zod';
import { time } from './common.ts';

/** The latest check at Entra of a section: how many connections it found how. */
export const sectionCheck = z.object({
  at: time,
  /**
   * The monday user who had it made, or `support: ` and the name that the holder of a link gave; empty
   * for a user who was deleted since.
   */
  by: z.string(),
  app: z.enum(['missing', 'blocked', 'enabled']),
  /** Its publisher turned the app off for every organization. */
  isDeactivated: z.boolean(),
  removed: z.int(),
  blocked: z.int(),
  granted: z.int(),
  unknown: z.int(),
});
export type SectionCheck = z.infer<typeof sectionCheck>;

/** Numbers of connections of a case, by what is known of them. */
export const caseEvidence = z.object({
  /** Connections of which what was reported or confirmed does not hold. */
  contradicted: z.int(),
  /** A check found the access there, and nothing was reported. */
  granted: z.int(),
  /** A check found it blocked or removed at the provider. */
  confirmed: z.int(),
});
export type CaseEvidence = z.infer<typeof caseEvidence>;
