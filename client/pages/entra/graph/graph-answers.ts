import type {
  AppRoleAssignment,
  OAuth2PermissionGrant,
  ServicePrincipal,
  User,
} from '@microsoft/microsoft-graph-types';
import * as z from 'zod/mini';

/** A page of a list. https://learn.microsoft.com/graph/paging */
const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    '@odata.count': z.optional(z.int()),
    '@odata.nextLink': z.optional(z.string()),
    value: z.array(item),
  });

const text = z.nullish(z.string());
const yesOrNo = z.nullish(z.boolean());

/** Fields of v1.0. https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const appFields = [
  'id',
  'appId',
  'displayName',
  'verifiedPublisher',
  'appOwnerOrganizationId',
  'replyUrls',
  'accountEnabled',
  'appRoleAssignmentRequired',
] as const satisfies readonly (keyof ServicePrincipal)[];
/** Told by Graph, and not among the documented ones: where they are refused, the others are asked for. */
export const moreAppFields = ['createdDateTime', 'isDisabled'] as const;

export const graphApp = z.object({
  id: z.string(),
  appId: text,
  displayName: text,
  verifiedPublisher: z.nullish(z.object({ displayName: text, verifiedPublisherId: text })),
  appOwnerOrganizationId: text,
  replyUrls: z.nullish(z.array(z.string())),
  accountEnabled: yesOrNo,
  appRoleAssignmentRequired: yesOrNo,
  createdDateTime: text,
  isDisabled: yesOrNo,
  deletedDateTime: text,
});
export type GraphApp = z.infer<typeof graphApp>;
export const appPage = pageOf(graphApp);

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
export const graphGrant = z.object({
  id: z.string(),
  clientId: z.string(),
  consentType: z.string(),
  principalId: text,
  scope: text,
} satisfies Partial<Record<keyof OAuth2PermissionGrant, z.ZodMiniType>>);
export type GraphGrant = z.infer<typeof graphGrant>;
export const grantPage = pageOf(graphGrant);

export const userFields = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'accountEnabled',
  'userType',
] as const satisfies readonly (keyof User)[];

/** https://learn.microsoft.com/graph/api/resources/user */
export const graphUser = z.object({
  id: z.string(),
  displayName: text,
  mail: text,
  userPrincipalName: text,
  accountEnabled: yesOrNo,
  userType: text,
});
export type GraphUser = z.infer<typeof graphUser>;
export const userPage = pageOf(graphUser);

/** https://learn.microsoft.com/graph/api/resources/approleassignment */
export const assignmentPage = pageOf(
  z.object({
    id: text,
    principalId: text,
  } satisfies Partial<Record<keyof AppRoleAssignment, z.ZodMiniType>>),
);

export const organizations = z.object({
  value: z.array(z.object({ id: z.string(), displayName: text })),
});

export const created = z.object({ id: z.string() });

/** https://learn.microsoft.com/graph/json-batching */
export const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.nullish(z.record(z.string(), z.string())),
      body: z.unknown(),
    }),
  ),
});

/** https://learn.microsoft.com/graph/errors; both spellings are in use */
const inner = z.nullish(z.object({ 'request-id': text }));
export const errorAnswer = z.object({
  error: z.object({ code: z.string(), innerError: inner, innererror: inner }),
});
