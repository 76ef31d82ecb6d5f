import { z } from 'zod';
import { alsoUsedBy, briefConnection, knownUse } from './brief-connection.ts';
import {
  caseSection,
  caseSummary,
  caseTarget,
  caseVisibility,
  leftOutAtOnce,
  stepReport,
  tenantWideMethod,
} from './case.ts';
import { situation } from './guide.ts';
import { problem } from './problem.ts';

/** Request of the dry run, and again of the opening. */
export const caseRequest = z.strictObject({
  situation,
  target: caseTarget,
  /** The way in which an Entra admin ends access for a whole organization; absent: chosen by the situation. */
  method: tenantWideMethod.optional(),
  /**
   * Connections whose account is the person's own: only these get steps that hit the account as a
   * whole, such as disabling it. All others lose this app's access, and stay usable.
   */
  ownAccounts: z.array(z.uuid()).max(100).optional(),
  /** Connections of the target that the case does not cover; others than those of the target are ignored. */
  leftOut: z.array(z.uuid()).max(leftOutAtOnce).optional(),
});
export type CaseRequest = z.infer<typeof caseRequest>;

/** Body of `POST /api/cases`; with `dryRun=true` only the fields above are looked at. */
export const openCase = z.strictObject({
  ...caseRequest.shape,
  /** UUIDv7 made by the client: a repeat is the same case. */
  id: z.uuidv7().optional(),
  fingerprint: z.string().min(1).max(100).optional(),
  /** `admins` by default for admins; all others open theirs for themselves. */
  visibility: caseVisibility.optional(),
});
export type OpenCase = z.infer<typeof openCase>;
export const openQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

export const warning = z.object({
  code: z.enum([
    /** An open case covers some of them already. */
    'in_open_case',
    /** Only the owner of a personal account can revoke access at the provider. */
    'personal_accounts',
    /** Ends access of people of the organization in other monday accounts too, who cannot be listed. */
    'other_monday_accounts',
    /** Sign-in sessions of guests are ended by their home organization only. */
    'guest_accounts',
    /** Keyholder does not know whose these are: seen in runs only. */
    'unknown_people',
    /** Every admin of the monday account sees the case, should one of them be the person. */
    'admins_see_it',
  ]),
  count: z.int().nullable(),
});
export type Warning = z.infer<typeof warning>;

export const plannedSection = caseSection
  .pick({
    actor: true,
    half: true,
    provider: true,
    organization: true,
    accountType: true,
    userId: true,
    method: true,
    guideId: true,
    connectionCount: true,
    isOwnAccount: true,
  })
  .extend({
    steps: z.array(z.object({ key: z.string(), reports: stepReport.nullable() })),
  });

export type PlannedSection = z.infer<typeof plannedSection>;

/** Answer of `POST /api/cases?dryRun=true`. */
export const caseDryRun = z.object({
  fingerprint: z.string(),
  chosen: z.object({
    count: z.int(),
    people: z.int(),
    /** The first 100, by id. */
    connections: z.array(briefConnection.extend({ alsoUsedBy })),
  }),
  /** Those of the request that the target holds, by id. */
  leftOut: z.array(briefConnection),
  alsoAffected: z.object({
    count: z.int(),
    /** At most 100. */
    connections: z.array(
      briefConnection.extend({ reason: z.enum(['same_identity', 'same_organization']) }),
    ),
  }),
  sections: z.array(plannedSection),
  automations: z.object({
    /** Known uses of all that is chosen; 0 never means "unused". */
    count: z.int(),
    /** The latest 100 of the first 1,000 connections. */
    items: z.array(knownUse),
  }),
  warnings: z.array(warning),
  /** Open cases that cover some of what is chosen and that the caller may see. */
  openCases: z.object({
    count: z.int(),
    /** The latest 3. */
    items: z.array(caseSummary.pick({ id: true, situation: true, openedAt: true })),
  }),
});
export type CaseDryRun = z.infer<typeof caseDryRun>;

/** 409 of `POST /api/cases`: what it touches has changed since. */
export const dryRunChanged = problem.extend({ dryRun: caseDryRun });
