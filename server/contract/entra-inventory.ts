import { z } from 'zod';
import { mondayId, time } from './common.ts';
import { connectionState } from './connection.ts';
import { appAtEntra } from './entra-check.ts';
import { headerToken } from './identity.ts';

const guid = z.guid().transform((id) => id.toLowerCase());

/** Body of `POST /api/entra-connections`. */
export const inventoryConnectionsBody = z.strictObject({
  organizationId: guid,
  /** Id of the last connection of the page before. */
  after: z.uuid().optional(),
});

/** Answer of `POST /api/entra-connections`: of each connection no more than an inventory compares. */
export const inventoryConnections = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      /** Object id at Entra, in lower case. */
      objectId: z.string(),
      userId: mondayId,
      state: connectionState,
      /** True: monday's stored credential was reported as deleted. */
      isDeletedInMonday: z.boolean(),
    }),
  ),
  /** Id to go on after; null at the end. */
  next: z.string().nullable(),
});
export type InventoryConnection = z.infer<typeof inventoryConnections>['items'][number];

/** People of one look. */
export const lookPeopleAtMost = 200;

/** Body of `POST /api/entra-looks`. */
export const entraLookBody = z.strictObject({
  organizationId: guid,
  /** An access token for Graph that may only read: sent to Graph and dropped. */
  accessToken: headerToken(30_000),
  /** Any app of the organization. */
  applicationId: guid,
  /** Object ids of those whom it is about. */
  people: z.array(guid).max(lookPeopleAtMost),
});

/** Answer of `POST /api/entra-looks`: what the server saw. Nothing of it is kept. */
export const entraLook = z.object({
  lookedAt: time,
  app: appAtEntra,
  /** `blocked` by the publisher, who turned the app off for every organization. */
  isDeactivated: z.boolean(),
  isAssignmentRequired: z.boolean(),
  /** Permissions that an administrator allowed for everyone. */
  forEveryone: z.array(z.string()),
  /** Read twice, to the end: nothing is allowed for everyone. */
  isNoneForEveryone: z.boolean(),
  /** Of the people: who has permissions of their own, and who was seen twice without any. All others are not known. */
  granted: z.array(z.string()),
  absent: z.array(z.string()),
});
export type EntraLook = z.infer<typeof entraLook>;

const number = z.int().min(0).max(10_000_000);

/** The findings of an inventory, in numbers. */
export const inventoryNumbers = z.object({
  /** Apps that hold workflow credentials. */
  apps: number,
  /** Users who allowed one of them. */
  people: number,
  /** Users who allowed this app, and whom the list does not have. */
  onlyAtEntra: number,
});

/** Body of `POST /api/entra-inventories`. */
export const inventoryLineBody = z.strictObject({
  organizationId: guid,
  ...inventoryNumbers.shape,
});

/** An inventory that was kept: when, by whom, and its numbers. */
export const inventoryLine = inventoryNumbers.extend({
  at: time,
  /** Null for a user who was deleted since. */
  by: mondayId.nullable(),
});
export type InventoryLine = z.infer<typeof inventoryLine>;
