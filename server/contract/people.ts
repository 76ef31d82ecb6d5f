import { z } from 'zod';
import { mondayId, time } from './common.ts';
import { access, risk } from './connection.ts';
import { pageFields } from './paging.ts';

/** Body of `POST /api/people/match`. */
export const matchQuery = z.strictObject({ userIds: z.array(mondayId).max(1000) });

/** The named people who have active connections, in no particular order. */
export const matches = z.array(
  z.object({
    userId: mondayId,
    /** Live ones: neither revoked nor confirmed. */
    connections: z.int().min(1),
  }),
);
export type Matches = z.infer<typeof matches>;

export const peopleQuery = z.strictObject(pageFields);

/** Figures of the connections of one user, or of unknown users. */
export const holdings = z.object({
  connections: z.int().min(1),
  /** Neither revoked nor confirmed. */
  live: z.int().min(0),
  organizations: z.int().min(0),
  /** Of the live ones; `temporary` only where that is known of all of them; null without live ones. */
  strongestAccess: access.nullable(),
  /** Of the live ones; `low` only where that is known of all of them; null without live ones. */
  highestRisk: risk.nullable(),
  lastConnectedAt: time,
});
export type Holdings = z.infer<typeof holdings>;

export const personHoldings = holdings.extend({ userId: mondayId });
export type PersonHoldings = z.infer<typeof personHoldings>;

/** Answer of `GET /api/people`: everyone with a connection, by user id. */
export const peoplePage = z.object({
  items: z.array(personHoldings),
  nextCursor: z.string().nullable(),
  /** Connections of which it is not known who made them; on the first page, else null. */
  unknownPerson: holdings.nullable(),
});
export type PeoplePage = z.infer<typeof peoplePage>;
