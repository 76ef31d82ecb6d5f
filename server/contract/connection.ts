import { z } from 'zod';
import { earlierCase } from './case-brief.ts';
import { mondayId, providerId, scope, time } from './common.ts';
import { historyEntry } from './connection-history.ts';
import { typedNote } from './plain-text.ts';
import { connectionUse, knownCredential } from './use.ts';

/**
 * - `app`: no person's account, but the app's own access to an organization, such as that of Slack's
 *   bots. It has one connection, without a person, however many people connected it
 */
export const accountType = z.enum(['work', 'personal', 'guest', 'app']);
export type AccountType = z.infer<typeof accountType>;
/** Lifetime of access: whether it outlives the person's own session at the provider. */
export const access = z.enum(['lasting', 'temporary', 'unknown']);
export type Access = z.infer<typeof access>;
export const risk = z.enum(['low', 'medium', 'high', 'unknown']);
export type Risk = z.infer<typeof risk>;
export const connectionState = z.enum([
  'revoking',
  'still_works',
  'reconnected',
  'confirmed',
  'revoked',
  /** One of both sides is reported or confirmed as ended, the other is not. */
  'partly',
  /** The provider refused the token in a run; nothing is reported. */
  'refused',
  'active',
]);
export type ConnectionState = z.infer<typeof connectionState>;
/** The progress of ending access at the provider. */
export const providerState = z.enum(['granted', 'reported', 'blocked', 'removed']);
export type ProviderState = z.infer<typeof providerState>;
/** The progress of deleting the credential in monday. */
export const mondayState = z.enum(['stored', 'requested', 'reported_deleted']);
export type MondayState = z.infer<typeof mondayState>;
/** Origin: monday reported the connect, or a run used it before any was reported. */
export const connectionSource = z.enum(['identity', 'run']);
export type ConnectionSource = z.infer<typeof connectionSource>;
/**
 * Contradictions of a report or a confirmation:
 * - `still_works`: the provider accepted a token after all of them should have ended
 * - `still_granted`: a check at the provider found the access still there
 * - `still_stored`: a run brought a token after the deletion in monday was reported
 * - `reconnected`: the person connected it again
 */
export const alert = z.enum(['still_works', 'still_granted', 'still_stored', 'reconnected']);
export type Alert = z.infer<typeof alert>;
/**
 * - `access`: the strongest and riskiest first, what is not known before what is harmless
 * - `state`: the most urgent first
 * - `person`: by monday user id, so that the connections of one person stand together; monday has the
 *   names, not the server
 */
export const sortField = z.enum([
  'lastConnectedAt',
  'firstConnectedAt',
  'lastUsedAt',
  'displayName',
  'organization',
  'provider',
  'access',
  'usedIn',
  'state',
  'person',
]);
export type SortField = z.infer<typeof sortField>;

/** One permission: `granted` was read off the token response, `requested` is what the app asks for. */
export const connectionScope = z.object({
  name: z.string(),
  source: z.enum(['granted', 'requested']),
});

/** The event that shows that a report or a confirmation does not hold; the latest where there are several. */
const contradiction = z.object({ by: z.enum(['check', 'run', 'reconnect']), at: time });
export type Contradiction = z.infer<typeof contradiction>;

/** An admin has seen the alerts of a connection, and says why they may stand. */
const acknowledgement = z.object({ at: time, by: mondayId.nullable(), reason: z.string() });

/** Body of `POST /api/connections/{id}/acknowledgement`. */
export const acknowledge = z.strictObject({
  reason: typedNote(500).min(1),
  /** The latest alert that the admin was shown: one that came after it is not acknowledged. */
  upTo: time,
});

const providerHalf = z.object({
  state: providerState,
  at: time.nullable(),
  by: z.string().nullable(),
  proof: z.string().nullable(),
  checkedAt: time.nullable(),
  /** When the provider first refused the token in a run, since it was last connected or accepted. */
  refusedAt: time.nullable(),
  contradicted: contradiction.nullable(),
});

const mondayHalf = z.object({
  state: mondayState,
  at: time.nullable(),
  by: z.string().nullable(),
  contradicted: contradiction.nullable(),
});

/** This person of this account connected this identity at this provider. */
export const connection = z.object({
  id: z.uuid(),
  provider: providerId,
  providerUniqueIdentifier: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  accountType: accountType.nullable(),
  userId: mondayId.nullable(),
  seenWithUserId: mondayId.nullable(),
  source: connectionSource,
  /** In a list only where the query asks for them. */
  scopes: z.array(connectionScope).optional(),
  /** Number of scopes. */
  permissions: z.int().min(0),
  access,
  risk,
  atProvider: providerHalf,
  inMonday: mondayHalf,
  state: connectionState,
  stateSince: time,
  alerts: z.array(alert),
  /** The last word of an admin on all of these alerts; null where one came after it, or to non-admins. */
  acknowledged: acknowledgement.nullable(),
  caseId: z.uuid().nullable(),
  clockEndsAt: time.nullable(),
  firstConnectedAt: time,
  lastConnectedAt: time,
  timesConnected: z.int().min(0),
  lastUsedAt: time.nullable(),
  /** Number of known uses; 0 never means "unused". */
  usedIn: z.int().min(0),
});
export type Connection = z.infer<typeof connection>;

/** With its scopes, as one connection is shown. */
export const fullConnection = connection.required({ scopes: true });
export type FullConnection = z.infer<typeof fullConnection>;

/** Body of `POST /api/connections/query`. Unknown fields are refused. */
export const connectionsQuery = z.strictObject({
  scope: scope.default('mine'),
  provider: providerId.optional(),
  state: connectionState.optional(),
  /** Only where no admin has acknowledged it since. */
  alert: alert.optional(),
  organizationId: z.string().min(1).max(200).optional(),
  accountType: accountType.optional(),
  access: access.optional(),
  risk: risk.optional(),
  /** No use seen for this many days; a connection with no use seen at all counts from its first connect. */
  unusedForDays: z.int().min(1).max(3650).optional(),
  /** A permission by its name at the provider, granted or asked for: `Mail.Send`. */
  permission: z.string().min(1).max(255).optional(),
  /** When it was last connected, both ends included. */
  connectedFrom: time.optional(),
  connectedTo: time.optional(),
  /** When its last use was recorded, both ends included; without a recorded use it fits no range. */
  usedFrom: time.optional(),
  usedTo: time.optional(),
  userIds: z.array(mondayId).max(4000).optional(),
  /** Connections by their ids, such as those that were selected. */
  ids: z.array(z.uuid()).max(200).optional(),
  /** Plain text; `%` and `_` mean themselves. Every word must be found. */
  q: z.string().max(200).optional(),
  /**
   * Users whose connections are found as well as those that `q` finds: monday knows their names,
   * the server does not. Without words in `q` it changes nothing, since everything is found.
   */
  orUserIds: z.array(mondayId).max(1000).optional(),
  /** A field name, descending with `-` before it. */
  sort: z.templateLiteral([z.enum(['', '-']), sortField]).default('-lastConnectedAt'),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(2000).optional(),
  /** Rows carry their scopes, where these are shown: in files, and beside one's own connections. */
  withScopes: z.boolean().default(false),
  /** Purpose of the query; an export is recorded as one. */
  purpose: z.enum(['view', 'export']).default('view'),
});
export type ConnectionsQuery = z.infer<typeof connectionsQuery>;
/** The same before defaults are filled in: what a client sends. */
export type ConnectionsQueryInput = z.input<typeof connectionsQuery>;

export const connectionsPage = z.object({
  items: z.array(connection),
  nextCursor: z.string().nullable(),
  /** On the first page; null on later ones. */
  total: z.int().min(0).nullable(),
  /** False where counting stopped at 10,000: "10,000 or more". */
  totalExact: z.boolean().nullable(),
});
export type ConnectionsPage = z.infer<typeof connectionsPage>;

/** Answer of `GET /api/connections/{id}`. */
export const connectionDetail = z.object({
  connection: fullConnection,
  /** Known uses, the latest first, at most 100; `connection.usedIn` counts all of them. */
  uses: z.array(connectionUse),
  /** At most 100. A credential that was never seen in a run is not here. */
  credentials: z.array(knownCredential),
  /** Newest first, at most 100. */
  history: z.array(historyEntry),
  /** Entries from which `evidenceOf` tells what was known of each side: newest first, at most 200. */
  evidence: z.array(historyEntry),
  /** Cases that it is or was in and that the caller may see: the latest first, at most 10. */
  cases: z.array(earlierCase),
  /** Other connections of the account with the same identity that the caller may see, at most 100. */
  sameIdentity: z.array(connection),
});
export type ConnectionDetail = z.infer<typeof connectionDetail>;
