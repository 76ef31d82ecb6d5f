import { z } from 'zod';
import { time } from './common.ts';
import { incomingId } from './identity.ts';

/**
 * Body of a lifecycle event; only its token is signed. Names and addresses in it are not read.
 * https://developer.monday.com/apps/docs/webhooks-1
 */
export const lifecycleRequest = z.object({
  type: z.string().min(1).max(100),
  data: z.object({
    account_id: incomingId,
    user_id: incomingId,
    app_id: incomingId,
    /** monday's time of the event; the time of its arrival where it is absent or no time. */
    timestamp: z.string().max(50).nullish(),
  }),
});
export type LifecycleRequest = z.infer<typeof lifecycleRequest>;

export const lifecycleAnswer = z.object({
  /**
   * - `recorded`: an install, or an event that changes nothing here
   * - `late`: a newer event was taken before; nothing was changed
   * - `other_install_remains`: another version of the app stays installed; nothing is deleted
   * - `pending`: no admin signed it; deletion follows unless an admin opens the view
   * - `deleting`: everything of the account is being deleted
   * - `deleted`: nothing is left to delete
   */
  outcome: z.enum(['recorded', 'late', 'other_install_remains', 'pending', 'deleting', 'deleted']),
});
export type LifecycleAnswer = z.infer<typeof lifecycleAnswer>;
export type LifecycleOutcome = LifecycleAnswer['outcome'];

/** An uninstall that no admin signed, as admins are told of it. */
export const pendingUninstall = z.object({
  reportedAt: time,
  reportedByUserId: z.string().nullable(),
  /** When everything of the account would be deleted. */
  deletionDueAt: time,
  /** Set once an admin opened the view, this time included: nothing will be deleted. */
  cancelledAt: time.nullable(),
});
export type PendingUninstall = z.infer<typeof pendingUninstall>;
