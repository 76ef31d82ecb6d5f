import { z } from 'zod';
import { mondayId, providerId, scope, time } from './common.ts';
import { accountType, connection, connectionState } from './connection.ts';
import { guide, guideMessage, type Situation, situation } from './guide.ts';
import { problem } from './problem.ts';
import { connectionUse } from './use.ts';

export type { Situation };

/** `admins`: the people it is about see the state from before and no case. `people`: they see their part. */
export const caseVisibility = z.enum(['admins', 'people']);
export type CaseVisibility = z.infer<typeof caseVisibility>;
export const caseStatus = z.enum(['open', 'closed', 'withdrawn']);
export type CaseStatus = z.infer<typeof caseStatus>;

/** As many ids as fit into a body of 64 KB with room to spare. */
const mostNamed = 1000;

/** What a case is about. Organization and provider are for admins. */
export const caseTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('connections'),
    connectionIds: z.array(z.uuid()).min(1).max(mostNamed),
  }),
  z.strictObject({ kind: z.literal('person'), userId: mondayId }),
  z.strictObject({
    kind: z.literal('organization'),
    provider: providerId,
    organizationId: z.string().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('provider'), provider: providerId }),
]);
export type CaseTarget = z.infer<typeof caseTarget>;

/** Who carries out a section. */
export const actor = z.enum([
  'monday_admin',
  'entra_admin',
  'provider_admin',
  'person',
  'monday_support',
]);
export type Actor = z.infer<typeof actor>;

/**
 * How access is taken away at the provider. The last three end it for everyone of the organization;
 * facts: https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions
 */
export const method = z.enum([
  'own_account',
  'one_person',
  'block_sign_in',
  'revoke_permissions',
  'remove_app',
  /** For other providers than Microsoft. */
  'admin_console',
]);
export type Method = z.infer<typeof method>;
export const tenantWideMethod = method.extract([
  'block_sign_in',
  'revoke_permissions',
  'remove_app',
]);

export const half = z.enum(['provider', 'monday']);
export type Half = z.infer<typeof half>;

/** What a tick reports; a step that only prepares or checks reports nothing. */
export const stepReport = z.enum(['provider', 'monday_requested', 'monday_deleted']);
export type StepReport = z.infer<typeof stepReport>;

export const stepState = z.enum(['open', 'done', 'not_needed', 'blocked']);
export type StepState = z.infer<typeof stepState>;

/** Who ticked. `saidToBe` is a name that nobody checked: what the holder of a case link typed. */
const stepBy = z.object({
  kind: z.enum(['user', 'support', 'system']),
  userId: mondayId.nullable(),
  saidToBe: z.string().nullable(),
});

export const caseStep = z.object({
  id: z.uuid(),
  /** Names the step within its guide; the guide says what to do. */
  key: z.string(),
  reports: stepReport.nullable(),
  state: stepState,
  note: z.string().nullable(),
  by: stepBy.nullable(),
  /** When the state was set last, by the server's clock. */
  at: time.nullable(),
  /** When the person says they did it; only of a step that is done. */
  reportedAt: time.nullable(),
  version: z.int().min(1),
});
export type CaseStep = z.infer<typeof caseStep>;

/** What the ticks of a section report about one half. Never more than reported: a tick proves nothing. */
export const claim = z.object({
  state: z.enum(['reported', 'requested', 'reported_deleted']),
  at: time,
  /**
   * A monday user id, or `support: ` and the name that somebody with a case link gave; empty for a
   * person who was deleted since.
   */
  by: z.string(),
  stepId: z.uuid(),
});
export type Claim = z.infer<typeof claim>;

const sectionProof = z.object({
  claim: claim.nullable(),
  /** Until when tokens already issued may work; null when nothing is reported, or it is not known. */
  clockEndsAt: time.nullable(),
  /** Connections by what is known of this half; null for more than 1,000, which are not counted. */
  counts: z
    .object({ open: z.int(), requested: z.int(), reported: z.int(), seen: z.int() })
    .nullable(),
});

export const caseSection = z.object({
  id: z.uuid(),
  actor,
  /** Which half it takes away; null for what prepares or follows. */
  half: half.nullable(),
  provider: providerId.nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  accountType: accountType.nullable(),
  /** Whose part it is, where one person acts for themselves. */
  userId: mondayId.nullable(),
  method: method.nullable(),
  /** The guide that its steps are of. */
  guideId: z.string(),
  connectionCount: z.int(),
  /** The first 1,000, by id. */
  connectionIds: z.array(z.uuid()),
  steps: z.array(caseStep),
  proof: sectionProof.nullable(),
});
export type CaseSection = z.infer<typeof caseSection>;

const waitsFor = z.object({
  actor,
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  userId: mondayId.nullable(),
});

/** A case as lists show it. */
export const caseSummary = z.object({
  id: z.uuid(),
  situation,
  target: caseTarget,
  visibility: caseVisibility,
  status: caseStatus,
  /** Null for a person who was deleted since. */
  openedBy: mondayId.nullable(),
  openedAt: time,
  closedBy: mondayId.nullable(),
  closedAt: time.nullable(),
  /** `part`: only what concerns the caller's own connections is shown, and only that can be ticked. */
  view: z.enum(['whole', 'part']),
  connectionCount: z.int(),
  steps: z.object({ done: z.int(), total: z.int() }),
  /** Who has open steps; at most 5. */
  waitsFor: z.array(waitsFor),
});
export type CaseSummary = z.infer<typeof caseSummary>;

/** Answer of `GET /api/cases/{id}`. */
export const revocationCase = caseSummary.extend({
  /** The first 1,000, by id; the rest by `GET /api/cases/{id}/connections`. */
  connectionIds: z.array(z.uuid()),
  /** Connections that fit the target and came later: offered, never added silently. */
  offered: z.object({ count: z.int(), countExact: z.boolean(), connectionIds: z.array(z.uuid()) }),
  /** Connected again since the case was opened, which voids older proof; at most 100. */
  reconnected: z.array(z.object({ connectionId: z.uuid(), at: time })),
  closeNote: z.string().nullable(),
  /** Connections of a large case that a change has yet to reach; 0 means all is written. */
  isSettled: z.boolean(),
  sections: z.array(caseSection),
});
export type RevocationCase = z.infer<typeof revocationCase>;

/** What is asked at the dry run, and again when the case is opened. */
export const caseRequest = z.strictObject({
  situation,
  target: caseTarget,
  /** How an Entra admin ends access for a whole organization; absent: chosen by the situation. */
  method: tenantWideMethod.optional(),
});
export type CaseRequest = z.infer<typeof caseRequest>;

/** Body of `POST /api/cases`; with `dryRun=true` only the first three fields are looked at. */
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

/** A connection, as short as a dry run, a case link or a report needs it. */
export const briefConnection = z.object({
  id: z.uuid(),
  provider: providerId,
  providerUniqueIdentifier: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  accountType: accountType.nullable(),
  userId: mondayId.nullable(),
  state: connectionState,
});
export type BriefConnection = z.infer<typeof briefConnection>;

export const warning = z.object({
  code: z.enum([
    /** An open case covers some of them already. */
    'in_open_case',
    /** Only the owner of a personal account can take access away at the provider. */
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
    connections: z.array(briefConnection),
  }),
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
    items: z.array(connectionUse.extend({ connectionId: z.uuid() })),
  }),
  warnings: z.array(warning),
});
export type CaseDryRun = z.infer<typeof caseDryRun>;

/** 409 of `POST /api/cases`: what it touches has changed since. */
export const dryRunChanged = problem.extend({ dryRun: caseDryRun });

export const casesQuery = z.strictObject({
  scope: scope.default('mine'),
  status: caseStatus.optional(),
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
export const caseConnectionsPage = z.object({
  items: z.array(briefConnection),
  /** Send it as `after` for the next page; null at the end. */
  nextAfter: z.uuid().nullable(),
});

const note = z.string().trim().max(2000).nullable();

/** Body of `PATCH /api/cases/{id}/steps/{stepId}`. What is absent stays. */
export const stepChange = z.strictObject({
  version: z.int().min(1),
  state: stepState.optional(),
  note: note.optional(),
  /** Not in the future; absent: now, when the step becomes done. */
  reportedAt: time.optional(),
});
export type StepChange = z.infer<typeof stepChange>;

/** Answer of a change of a step. */
export const stepChanged = z.object({ step: caseStep });
/** 409: somebody else was quicker. Their step is in it; nothing was changed. */
export const stepOutdated = problem.extend({ step: caseStep });

/** Body of `POST /api/cases/{id}/connections`: those that the caller was shown as offered. */
export const addConnections = z.strictObject({
  connectionIds: z.array(z.uuid()).min(1).max(mostNamed),
});

/** Body of `POST /api/cases/{id}/close`. */
export const closeCase = z.strictObject({
  /** Sections that the caller closes although steps or connections in them are still open. */
  leaveOpen: z.array(z.uuid()).max(1000).default([]),
  note: note.optional(),
  /** `people`: from now on those whom it is about see what was done. There is no way back. */
  visibility: z.literal('people').optional(),
});

/** 409 of closing: every section with something open must be named in `leaveOpen`. */
export const caseStillOpen = problem.extend({
  open: z.array(
    z.object({
      sectionId: z.uuid(),
      actor,
      organization: z.object({ id: z.string(), name: z.string() }).nullable(),
      openStepIds: z.array(z.uuid()),
      /** Connected again since the section's steps were done. */
      reconnected: z.int(),
    }),
  ),
});

/** `masked`: enough of a name to tell two people apart, and no more. */
export const linkNames = z.enum(['masked', 'full']);

/** Body of `POST /api/cases/{id}/links`. */
export const makeLink = z.strictObject({
  sectionIds: z.array(z.uuid()).min(1).max(100),
  days: z.int().min(1).max(30).default(7),
  names: linkNames.default('masked'),
  /** As the admin's view knows it; shown to who holds the link: "an admin of …". */
  accountName: z.string().trim().min(1).max(200).optional(),
});
export type MakeLink = z.infer<typeof makeLink>;

export const caseLink = z.object({
  id: z.uuid(),
  sectionIds: z.array(z.uuid()),
  names: linkNames,
  madeBy: mondayId.nullable(),
  madeAt: time,
  expiresAt: time,
  state: z.enum(['live', 'expired', 'taken_back']),
  /** When the steps were shown first and last, and how often. */
  firstOpenedAt: time.nullable(),
  lastOpenedAt: time.nullable(),
  timesOpened: z.int(),
});
export type CaseLink = z.infer<typeof caseLink>;

/** Answer of making a link, the only one that holds it: what is stored cannot be turned back into it. */
export const madeLink = z.object({ link: caseLink, url: z.url() });
export const caseLinks = z.object({ items: z.array(caseLink) });

/** `show=introduction`: who asks, and for what; the steps are left out and no opening is recorded. */
export const sharedQuery = z.strictObject({
  show: z.enum(['introduction', 'steps']).default('steps'),
});

const sharedConnection = briefConnection
  .pick({
    id: true,
    provider: true,
    providerUniqueIdentifier: true,
    organization: true,
    accountType: true,
  })
  .extend({ displayName: z.string(), email: z.string().nullable() });

const sharedSection = caseSection
  .pick({
    id: true,
    actor: true,
    half: true,
    provider: true,
    organization: true,
    accountType: true,
    method: true,
    guideId: true,
    connectionCount: true,
    steps: true,
  })
  .extend({
    /** The first 1,000, by id. */
    connections: z.array(sharedConnection),
  });

/** Answer of `GET /api/case-link`. */
export const sharedCase = z.object({
  accountName: z.string().nullable(),
  situation,
  openedAt: time,
  expiresAt: time,
  names: linkNames,
  actors: z.array(actor),
  providers: z.array(providerId),
  sections: z.array(sharedSection).nullable(),
});
export type SharedCase = z.infer<typeof sharedCase>;

/** Body of `PATCH /api/case-link/steps/{stepId}`: tick and note, never decide that it is not needed. */
export const sharedStepChange = stepChange.extend({
  state: stepState.exclude(['not_needed']).optional(),
  /** Who they say they are. */
  name: z.string().trim().min(1).max(100),
});

/** Body of `POST /api/handoffs`. */
export const makeHandoff = z.strictObject({
  purpose: z.enum(['report', 'entra']),
  caseId: z.uuid(),
});
export const handoff = z.object({ code: z.string(), expiresAt: time });

/** One connection in a report: both halves, each with what is known of it. */
export const reportedConnection = briefConnection.extend(
  connection.pick({
    atProvider: true,
    inMonday: true,
    alerts: true,
    clockEndsAt: true,
    firstConnectedAt: true,
    lastConnectedAt: true,
    lastUsedAt: true,
  }).shape,
);

/** Answer of `POST /api/report`. */
export const caseReport = z.object({
  generatedAt: time,
  generatedFor: mondayId,
  appName: z.string(),
  case: revocationCase,
  /** The first 1,000, by id; `case.connectionCount` says how many there are. */
  connections: z.array(reportedConnection),
});
export type CaseReport = z.infer<typeof caseReport>;

/** Answer of `GET /api/cases/{id}/sections/{sectionId}/guide`, and of the same for a case link. */
export const sectionGuide = z.object({
  /** Filled with what is known of the section; its steps are those of the section, by their `key`. */
  guide,
  /** For monday's half: the mail that asks for deletion. */
  mail: z
    .object({
      message: guideMessage,
      /** Null where it is too long for an address to open: copy it, with the file. */
      mailto: z.string().nullable(),
      /** What the text then refers to, as CSV. */
      csv: z.string().nullable(),
      /** Connections in it, the first 1,000 of `of`. */
      connections: z.int(),
      of: z.int(),
    })
    .nullable(),
});
export type SectionGuide = z.infer<typeof sectionGuide>;
