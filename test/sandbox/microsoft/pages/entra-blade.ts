import { type Html, html } from '../../html.ts';
import type { Directory, EnterpriseApp, Tenant } from '../directory.ts';
import { registration } from '../registration.ts';

/** Pages of an Enterprise application: path here, and name in Microsoft's addresses. */
export const blades = {
  overview: 'Overview',
  properties: 'Properties',
  users: 'Users',
  permissions: 'Permissions',
} as const;
export type Blade = keyof typeof blades;

const titles: Record<Blade, string> = {
  overview: 'Overview',
  properties: 'Properties',
  users: 'Users and groups',
  permissions: 'Permissions',
};

/** A tenant in which the app is. */
export type WithApp = Tenant & { app: EnterpriseApp };

export function tenantWithApp(directory: Directory, id: string): WithApp | null {
  const tenant = directory.tenant(id);
  return tenant?.app ? (tenant as WithApp) : null;
}

export const bladePath = ({ organization }: Tenant, blade: Blade) =>
  `/entra/${organization.id}/app/${blade}`;

/** The page that the sandbox shows in place of Microsoft's. */
export function bladePage(tenant: WithApp, blade: Blade, body: Html) {
  const { organization, app } = tenant;
  const link = (name: Blade) =>
    html`<li><a href="${bladePath(tenant, name)}"${name === blade ? html` aria-current="page"` : ''}>${titles[name]}</a></li>`;
  return {
    title: `${titles[blade]}: ${registration.appName}`,
    realUrl: `https://entra.microsoft.com/${organization.id}/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${blades[blade]}/objectId/${app.objectId}/appId/${registration.clientId}`,
    isWide: true,
    body: html`<p>
        <a href="/entra/${organization.id}">${organization.displayName} &gt; Enterprise apps</a>
        &gt; ${registration.appName}
      </p>
      <nav aria-label="Enterprise application"><ul>${(Object.keys(blades) as Blade[]).map(link)}</ul></nav>
      <h1>${titles[blade]}</h1>
      ${body}`,
  };
}
