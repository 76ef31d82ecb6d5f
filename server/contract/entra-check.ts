import { z } from 'zod';
import { briefConnection } from './brief-connection.ts';
import { time } from './common.ts';
import { situation } from './guide.ts';
import { headerToken } from './identity.ts';
import { knownScope } from './provider.ts';

/** Answer of `POST /api/entra-sessions`: what the page needs to sign an administrator in. */
export const entraSession = z.object({
  /** Speaks for who opened the page, for checks of this case only, and for an admin's inventory. */
  // By a case link: for the organizations of its sections only.
  ticket: z.string(),
  expiresAt: time,
  signIn: z.object({
    clientId: z.string(),
    /** Without a slash at the end; the organization's id follows it. */
    authority: z.url(),
    /** The least that reads apps and their permissions. */
    scopes: z.array(z.string()),
    /** Graph's address for the page itself. */
    graph: z.url(),
    /** The beginning of the names of Graph's permissions, without a slash at the end. */
    resource: z.url(),
    /** Registration by which the page makes changes; null: none is offered. */
    actingClientId: z.string().nullable(),
  }),
  appName: z.string(),
  /** The connector, whose permissions are looked at. */
  applicationId: z.string(),
  /** Case whose check the page was opened for; null: it was opened for an inventory alone. */
  check: z.object({ caseId: z.uuid(), situation }).nullable(),
  /** True where an inventory is offered: to admins of the account. */
  hasInventory: z.boolean(),
  /** The meanings of Microsoft's permissions. */
  knownScopes: z.array(knownScope),
  /** Organizations with connections of the case, or of the account; the first 500. */
  organizations: z.array(z.object({ id: z.string(), name: z.string(), connections: z.int() })),
});
export type EntraSession = z.infer<typeof entraSession>;

/** Body of `POST /api/entra-checks`. */
export const entraCheckBody = z.strictObject({
  organizationId: z.guid().transform((id) => id.toLowerCase()),
  /** An access token for Graph. It is sent to Graph and dropped: never stored, logged or echoed. */
  accessToken: headerToken(30_000),
});

/** `missing`: no Enterprise application; `blocked`: no user may sign in to it. */
export const appAtEntra = z.enum(['missing', 'blocked', 'enabled']);

/** Result for one connection; `unknown`: it was not read to the end, or not twice. */
export const seenAtEntra = z.enum(['removed', 'blocked', 'granted', 'unknown']);
export type SeenAtEntra = z.infer<typeof seenAtEntra>;

/** Answer of `POST /api/entra-checks`. */
export const entraCheck = z.object({
  checkedAt: time,
  organization: z.object({ id: z.string(), name: z.string() }),
  app: appAtEntra,
  /** `blocked` by the publisher, who turned the app off for every organization. */
  isDeactivated: z.boolean(),
  /** Permissions that an administrator allowed for everyone. */
  forEveryone: z.array(z.string()),
  counts: z.object({ removed: z.int(), blocked: z.int(), granted: z.int(), unknown: z.int() }),
  /** The first 1,000, by id; none for the holder of a case link. */
  connections: z.array(
    briefConnection
      .pick({ id: true, displayName: true, email: true, providerUniqueIdentifier: true })
      .extend({
        seen: seenAtEntra,
        /** Permissions that the user allowed and that still stand. */
        scopes: z.array(z.string()),
        /** Connected while the check ran: what was seen says nothing of it. */
        isNewer: z.boolean(),
      }),
  ),
  /** False: the result is still on its way to some connections of a large case. */
  isSettled: z.boolean(),
});
export type EntraCheck = z.infer<typeof entraCheck>;
