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

/** The sign-in of an administrator for a check; null where that is not set up. */
export interface EntraSignIn {
  clientId: string;
  /** Without a slash at the end; the organization's id follows it. */
  authority: string;
  scopes: string[];
  /** Graph's address for the page itself; with the version, without a slash at the end. */
  graph: string;
  /** The beginning of the names of Graph's permissions, without a slash at the end. */
  resource: string;
  /** The registration that makes changes; null: none is offered. */
  actingClientId: string | null;
}

function entraSignIn(settings: SettingsOf<typeof microsoftSettings>): EntraSignIn | null {
  const { MICROSOFT_CLOUD, MICROSOFT_GRAPH_URL, ENTRA_CLIENT_ID, ENTRA_AUTHORITY } = settings;
  if (!ENTRA_CLIENT_ID) return null;
  // The cloud's own, also where a stand-in answers: permissions without one would be those of the global cloud.
  const resource = new URL(graphUrls[MICROSOFT_CLOUD]).origin;
  return {
    clientId: ENTRA_CLIENT_ID,
    authority: ENTRA_AUTHORITY ?? loginUrls[MICROSOFT_CLOUD],
    scopes: neededScopes.map((scope) => `${resource}/${scope}`),
    graph: MICROSOFT_GRAPH_URL ?? graphUrls[MICROSOFT_CLOUD],
    resource,
    actingClientId: settings.ENTRA_ACTING_CLIENT_ID ?? null,
  };
}

/** The access by which Entra is asked what an app may still do in an organization. */
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
  const { MICROSOFT_CLIENT_ID } = settings;
  if (!signIn || !MICROSOFT_CLIENT_ID) return null;
  const read = createEntraReader(createEntraGraph(signIn.graph), pause);
  return { signIn, applicationId: MICROSOFT_CLIENT_ID, read };
}
