import { blades } from './microsoft/pages/entra-blade.ts';
import type { Places } from './places.ts';
import { connectedApps, connectedAppsPath } from './services/connected-apps.ts';
import type { ServiceId } from './services/service.ts';

/** Pages outside that the sandbox plays, as a person would type them; the bar lists them. */
export const playedPages = [
  { label: 'My Apps (work or school)', url: 'https://myapps.microsoft.com' },
  {
    label: 'Microsoft account (personal)',
    url: 'https://account.microsoft.com/privacy/app-access',
  },
  { label: 'Entra admin center', url: 'https://entra.microsoft.com' },
  { label: 'Google', url: connectedApps.google.realUrl },
  { label: 'Slack', url: connectedApps.slack.realUrl },
  { label: 'Dropbox', url: connectedApps.dropbox.realUrl },
  { label: 'Salesforce', url: connectedApps.salesforce.realUrl },
];

const ofMicrosoft: Record<string, string> = {
  'myapps.microsoft.com': '/my-apps',
  'myapplications.microsoft.com': '/my-apps',
  'myaccount.microsoft.com': '/my-apps',
  'account.microsoft.com': '/app-access',
  'account.live.com': '/app-access',
};

/** The admin center's addresses: the tenant in the path, the page behind the `#`. */
function entraPath({ pathname, hash }: URL): string {
  const tenant = /^\/([0-9a-f-]{36})/.exec(pathname)?.[1];
  if (!tenant) return '/entra';
  const page = /\/ManagedAppMenuBlade\/~\/(\w+)\//.exec(hash)?.[1];
  const blade = Object.entries(blades).find(([, name]) => name === page)?.[0];
  return blade ? `/entra/${tenant}/app/${blade}` : `/entra/${tenant}`;
}

const serviceAt = (url: URL) =>
  (Object.keys(connectedApps) as ServiceId[]).find(
    (id) => connectedApps[id].realUrl === `${url.origin}${url.pathname.replace(/\/$/, '')}`,
  );

/**
 * Returns where the sandbox plays the page of a real address.
 *
 * @returns null for a page that it does not play
 */
export function playedAt({ microsoft, services }: Places, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.hostname === 'entra.microsoft.com') return `${microsoft}${entraPath(url)}`;
  const path = ofMicrosoft[url.hostname];
  if (path) return `${microsoft}${path}`;
  const service = serviceAt(url);
  return service ? `${services}${connectedAppsPath(service)}` : null;
}
