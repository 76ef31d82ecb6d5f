import { z } from 'zod';
import { mondayId, time } from './common.ts';

/** An event of a connection. */
export const historyEntry = z.object({
  id: z.uuid(),
  /**
   * - `connected`, `connected_again`: monday reported a connect of this person
   * - `discovered`: a run used it before any connect was reported
   * - `first_used`: the first run seen
   * - `refused_in_run`: the provider did not accept its token in a run; at most one entry a day
   * - `used_after_removal`: the provider accepted a token after all of them should have ended
   * - `used_after_deletion`: a run brought a token after the deletion in monday was reported
   * - `case_opened`, `case_closed`, `case_withdrawn`: from then on a case covers it, or no longer does
   * - `left_out`: it was left out of a case, which covers it no more
   * - `provider_reported`, `monday_requested`, `monday_reported`: a user reports that they removed it
   *   at the provider, asked monday to delete it, or had it deleted there
   * - `provider_taken_back`, `monday_taken_back`: one of these was a mistake
   * - `report_taken_back`: the same, recorded before the side was
   * - `alert_acknowledged`, `acknowledgement_withdrawn`: an admin has seen what contradicts a report,
   *   and says why it stands; or takes that back
   * - `seen_removed`, `seen_blocked`, `seen_granted`: an administrator had Entra say so
   */
  kind: z.enum([
    'connected',
    'connected_again',
    'discovered',
    'first_used',
    'refused_in_run',
    'used_after_removal',
    'used_after_deletion',
    'case_opened',
    'case_closed',
    'case_withdrawn',
    'left_out',
    'provider_reported',
    'monday_requested',
    'monday_reported',
    'provider_taken_back',
    'monday_taken_back',
    'report_taken_back',
    'alert_acknowledged',
    'acknowledgement_withdrawn',
    'seen_removed',
    'seen_blocked',
    'seen_granted',
  ]),
  /** When it was recorded. */
  at: time,
  userId: mondayId.nullable(),
  /** The case that it belongs to. */
  caseId: z.uuid().nullable(),
  /** Of a report: when its maker says that it was done. */
  saidAt: time.nullable(),
  /** Of a report by a case link: the name that its holder gave, not checked. */
  saidBy: z.string().nullable(),
  /** Why an alert was acknowledged. */
  note: z.string().nullable(),
});

export type HistoryEntry = z.infer<typeof historyEntry>;
export type HistoryKind = HistoryEntry['kind'];
