import type { SettingsOf } from '../shared/define-provider.ts';
import { createEntraGraph } from './entra-graph.ts';
import { createEntraReader, type EntraReader } from './entra-reader.ts';
import { graphUrls } from './microsoft-graph.ts';
import type { microsoftSettings } from './microsoft-settings.ts';

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
export const loginUrls = {
  global: 'https://login.microsoftonline.com',
  usgov: 'https://login.microsoftonline.us',
  usgovdod: 'https://login.microsoftonline.us',
  china: 'https://login.partner.microsoftonline.cn',
} as const;

/** https://learn.microsoft.com/graph/api/serviceprincipal-get and …/oauth2permissiongrant-list, least first */
const neededScopes = ['Application.Read.All', 'Directory.Read.All'];

/** How an administrator signs in for a check; null where that is not set up. */
export interface EntraSignIn {
  clientId: string;
  /** Without a slash at the end; the organization's id follows it. */
  authority: string;
  scopes: string[];
}

function entraSignIn(settings: SettingsOf<typeof microsoftSettings>): EntraSignIn | null {
  const { MICROSOFT_CLOUD, ENTRA_CLIENT_ID, ENTRA_AUTHORITY } = settings;
  if (!ENTRA_CLIENT_ID) return null;
  return {
    clientId: ENTRA_CLIENT_ID,
    authority: ENTRA_AUTHORITY ?? loginUrls[MICROSOFT_CLOUD],
    // With the cloud's own address: without one they would be those of the global cloud.
    scopes: neededScopes.map((scope) => `${new URL(graphUrls[MICROSOFT_CLOUD]).origin}/${scope}`),
  };
}

/** How Entra is asked what an app may still do in an organization. */
export interface EntraAccess {
  signIn: EntraSignIn;
  read: EntraReader;
  /** The connector's. */
  applicationId: string;
}

/** Returns null where it is not set up; without the connector's id there is nothing to look for. */
export function entraAccess(
  settings: SettingsOf<typeof microsoftSettings>,
  pause?: number,
): EntraAccess | null {
  const signIn = entraSignIn(settings);
  const { MICROSOFT_CLIENT_ID, MICROSOFT_CLOUD, MICROSOFT_GRAPH_URL } = settings;
  if (!signIn || !MICROSOFT_CLIENT_ID) return null;
  const graph = MICROSOFT_GRAPH_URL ?? graphUrls[MICROSOFT_CLOUD];
  const read = createEntraReader(createEntraGraph(graph), pause);
  return { signIn, applicationId: MICROSOFT_CLIENT_ID, read };
}
