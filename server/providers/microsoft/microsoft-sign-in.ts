import { graphUrls } from './microsoft-graph.ts';

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
export const loginUrls = {
  global: 'https://login.microsoftonline.com',
  usgov: 'https://login.microsoftonline.us',
  usgovdod: 'https://login.microsoftonline.us',
  china: 'https://login.partner.microsoftonline.cn',
} as const;

/** https://learn.microsoft.com/graph/api/serviceprincipal-get and …/oauth2permissiongrant-list, least first */
const neededScopes = ['Application.Read.All', 'Directory.Read.All'];

export interface SignInSettings {
  MICROSOFT_CLOUD: keyof typeof loginUrls;
  /** The registration that asks to read, apart from the connector's; unset: no check is offered. */
  ENTRA_CLIENT_ID?: string;
  /** Stands in for the sign-in of the cloud, without a path. */
  ENTRA_AUTHORITY?: string;
}

/** How an administrator signs in for a check; null where that is not set up. */
export interface EntraSignIn {
  clientId: string;
  /** Without a slash at the end; the organization's id follows it. */
  authority: string;
  scopes: string[];
}

export function entraSignIn(settings: SignInSettings): EntraSignIn | null {
  const { MICROSOFT_CLOUD, ENTRA_CLIENT_ID, ENTRA_AUTHORITY } = settings;
  if (!ENTRA_CLIENT_ID) return null;
  return {
    clientId: ENTRA_CLIENT_ID,
    authority: ENTRA_AUTHORITY ?? loginUrls[MICROSOFT_CLOUD],
    // With the cloud's own address: without one they would be those of the global cloud.
    scopes: neededScopes.map((scope) => `${new URL(graphUrls[MICROSOFT_CLOUD]).origin}/${scope}`),
  };
}
