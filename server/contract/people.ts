import { z } from 'zod';
import { mondayId, time } from './common.ts';
import { access, risk } from './connection.ts';

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

const peopleSort = z.enum(['person', 'connections', 'organizations', 'access', 'risk', 'last']);

/** Body of `POST /api/people/query`. */
export const peopleQuery = z.strictObject({
  /** Plain text, found in what is recorded of a person's connections. Every word must be found in one. */
  q: z.string().max(200).optional(),
  /** Users who are found as well as those that `q` finds: monday knows their names, the server does not. */
  orUserIds: z.array(mondayId).max(1000).optional(),
  /** A field name, descending with `-` before it; `person` is the user id. */
  sort: z.templateLiteral([z.enum(['', '-']), peopleSort]).default('person'),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(2000).optional(),
  /** Purpose of the query; an export is recorded as one. */
  purpose: z.enum(['view', 'export']).default('view'),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;
/** The same before defaults are filled in: what a client sends. */
export type PeopleQueryInput = z.input<typeof peopleQuery>;

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

/** Answer of `POST /api/people/query`: everyone with a connection. */
export const peoplePage = z.object({
  items: z.array(personHoldings),
  nextCursor: z.string().nullable(),
  /** Connections of which it is not known who made them; on the first page of a list without a search, else null. */
  unknownPerson: holdings.nullable(),
});
export type PeoplePage = z.infer<typeof peoplePage>;
