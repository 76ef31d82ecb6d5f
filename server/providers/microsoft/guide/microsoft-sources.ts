import type { GuideSource } from '../../../contract/guide.ts';
import { source } from '../../guide/source.ts';

const learn = 'https://learn.microsoft.com';
const enterpriseApps = `${learn}/entra/identity/enterprise-apps`;
const mondaySupport = 'https://support.monday.com/hc/en-us/articles';

/** Every page that Microsoft's guides stand on: only of Microsoft or monday. */
export const microsoftSources = {
  myAppsPermissions: source(
    'Edit or revoke application permissions in the My Apps portal',
    'https://support.microsoft.com/account-billing/edit-or-revoke-application-permissions-in-the-my-apps-portal-169be2b4-ee26-4338-aea8-d19bb2f329ee',
    '2026-11-25',
  ),
  myApps: source('My Apps portal overview', `${enterpriseApps}/myapps-overview`, '2026-11-25'),
  personalApps: source(
    'Microsoft account: apps and services you have given access',
    'https://account.microsoft.com/privacy/app-access',
    '2026-11-24',
  ),
  personalTokens: source(
    'OneDrive: Microsoft account authorization, revoking access',
    `${learn}/onedrive/developer/rest-api/getting-started/msa-oauth`,
    '2026-11-24',
  ),
  appPermissions: source(
    'Review permissions granted to enterprise applications',
    `${enterpriseApps}/manage-application-permissions`,
    '2026-11-25',
  ),
  disableSignIn: source(
    'Disable user sign-in for an application',
    `${enterpriseApps}/disable-user-sign-in-portal`,
    '2026-11-25',
  ),
  deleteApp: source(
    'Delete an enterprise application',
    `${enterpriseApps}/delete-application-portal`,
    '2026-11-25',
  ),
  deactivateApp: source(
    'Deactivate an app registration',
    `${enterpriseApps}/deactivate-app-registration`,
    '2026-11-29',
  ),
  userConsent: source(
    'Configure how users consent to applications',
    `${enterpriseApps}/configure-user-consent`,
    '2026-11-29',
  ),
  createServicePrincipal: source(
    'Create an enterprise application from a multitenant application',
    `${enterpriseApps}/create-service-principal-cross-tenant`,
    '2026-11-29',
  ),
  restoreApp: source(
    'Restore an enterprise application',
    `${enterpriseApps}/restore-application`,
    '2026-11-24',
  ),
  appProperties: source(
    'Properties of an enterprise application',
    `${enterpriseApps}/application-properties`,
    '2026-11-25',
  ),
  assignUsers: source(
    'Manage users and groups assignment to an application',
    `${enterpriseApps}/assign-user-or-group-access-portal`,
    '2026-11-25',
  ),
  restorePermissions: source(
    'Restore permissions granted to applications',
    `${enterpriseApps}/restore-permissions`,
    '2026-11-24',
  ),
  deleteGrant: source(
    'Delete oAuth2PermissionGrant',
    `${learn}/graph/api/oauth2permissiongrant-delete`,
    '2026-11-24',
  ),
  listGrants: source(
    'List oauth2PermissionGrants',
    `${learn}/graph/api/oauth2permissiongrant-list`,
    '2026-11-24',
  ),
  grantKinds: source(
    'oAuth2PermissionGrant: permissions of one person and of everyone',
    `${learn}/graph/api/resources/oauth2permissiongrant`,
    '2026-11-24',
  ),
  revokeSessions: source(
    'Revoke sign-in sessions of a user',
    `${learn}/graph/api/user-revokesigninsessions`,
    '2026-11-25',
  ),
  emergencyAccess: source(
    'Manage emergency access accounts',
    `${learn}/entra/identity/role-based-access-control/security-emergency-access`,
    '2026-11-30',
  ),
  auditLogs: source(
    'Audit logs in Microsoft Entra ID',
    `${learn}/entra/identity/monitoring-health/concept-audit-logs`,
    '2026-11-30',
  ),
  revokeUser: source(
    'Revoke user access in Microsoft Entra ID',
    `${learn}/entra/identity/users/users-revoke-access`,
    '2026-11-25',
  ),
  refreshTokens: source(
    'Refresh tokens in the Microsoft identity platform',
    `${learn}/entra/identity-platform/refresh-tokens`,
    '2026-11-25',
  ),
  accessTokens: source(
    'Access tokens in the Microsoft identity platform',
    `${learn}/entra/identity-platform/access-tokens`,
    '2026-11-24',
  ),
  consentPlaybook: source(
    'App consent grant investigation',
    `${learn}/security/operations/incident-response-playbook-app-consent`,
    '2026-11-24',
  ),
  mondayMicrosoftApps: source(
    'Microsoft integration permissions',
    `${mondaySupport}/35278940330642-Microsoft-integration-permissions`,
    '2026-11-24',
  ),
} as const satisfies Record<string, GuideSource>;
