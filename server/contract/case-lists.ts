import { z } from 'zod';
import { alsoUsedBy, briefConnection, knownUse } from './brief-connection.ts';
import { caseStatus, caseSummary } from './case.ts';
import { scope } from './common.ts';
import { connection } from './connection.ts';

export const casesQuery = z.strictObject({
  scope: scope.default('mine'),
  status: caseStatus.optional(),
  /** Only cases whose owner is the caller. */
  owner: z.literal('me').optional(),
  /**
   * `true`: only open cases of which something was told, see `told` of a case. `first`: open cases, up to five of these
   * first and then the latest others, in one page.
   */
  told: z.enum(['true', 'first']).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().min(1).max(2000).optional(),
});
export const casesPage = z.object({
  items: z.array(caseSummary),
  nextCursor: z.string().nullable(),
});

export const caseConnectionsQuery = z.strictObject({
  sectionId: z.uuid().optional(),
  after: z.uuid().optional(),
});

/** A connection of a case: both halves, and what must be seen even while the case is open. */
export const caseConnection = briefConnection.extend({
  ...connection.pick({ atProvider: true, inMonday: true, alerts: true }).shape,
  alsoUsedBy,
});
export type CaseConnection = z.infer<typeof caseConnection>;
export const caseConnectionsPage = z.object({
  items: z.array(caseConnection),
  /** Send it as `after` for the next page; null at the end. */
  nextAfter: z.uuid().nullable(),
  /** Known uses of the connections of this page, the latest 100; none never means "unused". */
  automations: z.array(knownUse),
});
