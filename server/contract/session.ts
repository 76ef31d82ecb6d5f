import { z } from 'zod';
import { mondayId, providerId, role, time } from './common.ts';
import { inventoryLine } from './entra-inventory.ts';
import { pendingUninstall } from './lifecycle.ts';

/** Answer of `GET /api/session`: who is asking, and what this server can show them. */
export const session = z.object({
  accountId: mondayId,
  userId: mondayId,
  role,
  features: z.object({
    /** Name of the monday app whose credentials are listed, for the coverage line. */
    appName: z.string(),
    /** Providers whose connections this server records. */
    providers: z.array(providerId),
    /** When Keyholder recorded the account's first connection; null when there is none yet. */
    recordsSince: time.nullable(),
    /** The address to write to when monday itself must act. */
    supportEmail: z.string(),
    /** True if an administrator of Entra can check what is really granted there. */
    entraCheck: z.boolean(),
    /** For admins: the last inventory at Entra whose numbers were kept. Null for all others. */
    inventory: inventoryLine.nullable(),
    /** For admins: an uninstall that no admin signed. Their asking stops it. Null for all others. */
    pendingUninstall: pendingUninstall.nullable(),
  }),
});
export type Session = z.infer<typeof session>;
