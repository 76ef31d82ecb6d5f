import { z } from 'zod';

/** An error answer, `application/problem+json`. https://www.rfc-editor.org/rfc/rfc9457 */
export const problem = z.object({
  /** Stable and machine-readable: `urn:keyholder:problem:token-expired`, or `about:blank`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Says what happened, what was not done, what to do next. */
  detail: z.string(),
  /** Only for bad input: one entry a fault. `pointer` is a JSON pointer into the body. */
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
