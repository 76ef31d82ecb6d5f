import { z } from 'zod';
import { time } from './common.ts';
import { situation } from './situation.ts';

export const caseStatus = z.enum(['open', 'closed', 'withdrawn']);
export type CaseStatus = z.infer<typeof caseStatus>;

/** A case, as short as a reference to it needs. */
export const earlierCase = z.object({
  id: z.uuid(),
  situation,
  status: caseStatus,
  openedAt: time,
  closedAt: time.nullable(),
});
export type EarlierCase = z.infer<typeof earlierCase>;
