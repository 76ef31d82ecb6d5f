import { z } from 'zod';
import { alsoUsedBy, briefConnection } from './brief-connection.ts';
import { revocationCase } from './case.ts';
import { mondayId, time } from './common.ts';
import { connection } from './connection.ts';
import { historyEntry } from './connection-history.ts';

/** The page outside the frame that a code opens. */
export const handoffPurpose = z.enum(['report', 'entra', 'inventory']);
export type HandoffPurpose = z.infer<typeof handoffPurpose>;

/** Body of `POST /api/handoffs`: an inventory is of the account, all else of a case. */
export const makeHandoff = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: handoffPurpose.exclude(['inventory']), caseId: z.uuid() }),
  z.strictObject({ purpose: z.literal('inventory') }),
]);
export type MakeHandoff = z.infer<typeof makeHandoff>;
export const handoff = z.object({ code: z.string(), expiresAt: time });

/** One connection in a report: both halves, each with what is known of it. */
export const reportedConnection = briefConnection
  .extend(
    connection.pick({
      atProvider: true,
      inMonday: true,
      alerts: true,
      clockEndsAt: true,
      firstConnectedAt: true,
      lastConnectedAt: true,
      lastUsedAt: true,
    }).shape,
  )
  .extend({
    alsoUsedBy,
    /** Entries from which `evidenceOf` tells what was known of each side, newest first. */
    evidence: z.array(historyEntry),
  });

/** Answer of `POST /api/report`. */
export const caseReport = z.object({
  generatedAt: time,
  generatedFor: mondayId,
  accountId: mondayId,
  appName: z.string(),
  /** When Keyholder recorded the account's first connection. */
  recordsSince: time.nullable(),
  case: revocationCase,
  /** Titles of the steps of the case, by `guideId/key`. */
  stepTitles: z.record(z.string(), z.string()),
  /** The first 1,000, by id; `case.connectionCount` says how many there are. */
  connections: z.array(reportedConnection),
});
export type CaseReport = z.infer<typeof caseReport>;
