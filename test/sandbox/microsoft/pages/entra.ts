import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import type { Tenant } from '../directory.ts';
import { registration } from '../registration.ts';
import type { MicrosoftState } from '../state.ts';
import { entraAppRoutes } from './entra-app.ts';
import { entraPeopleRoutes } from './entra-people.ts';
import { entraPermissionRoutes } from './entra-permissions.ts';
import { sendPage, table } from './page.ts';

const realUrl = 'https://entra.microsoft.com';

/** The Entra admin center, as an admin who may do all of it sees it. */
export function entraRoutes(app: FastifyInstance, state: MicrosoftState): void {
  const { directory } = state;
  const listUrl = ({ organization }: Tenant) =>
    `${realUrl}/${organization.id}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`;

  app.get('/entra', async (_request, reply) => {
    const item = ({ organization }: Tenant) =>
      html`<li><a href="/entra/${organization.id}">${organization.displayName}</a>
        <small>${organization.domain}, <code>${organization.id}</code></small></li>`;
    const body = html`<h1>Microsoft Entra admin center</h1>
      <p>Choose the organization that you administer:</p>
      <ul>${directory.tenants().map(item)}</ul>`;
    return sendPage(reply, { title: 'Microsoft Entra admin center', realUrl, body });
  });

  app.get<{ Params: { tenant: string } }>('/entra/:tenant', async (request, reply) => {
    const tenant = directory.tenant(request.params.tenant);
    if (!tenant) return reply.redirect('/entra');
    const { organization, app: found } = tenant;
    const row = found && [
      html`<a href="/entra/${organization.id}/app/overview">${registration.appName}</a>`,
      html`<code>${found.objectId}</code>`,
      html`<code>${registration.clientId}</code>`,
    ];
    const body = html`<p>${organization.displayName} &gt; Entra ID &gt; Enterprise apps</p>
      <h1>All applications</h1>
      ${
        row
          ? table(['Name', 'Object ID', 'Application ID'], [row])
          : html`<p>No application matches.</p>`
      }
      <p><a href="/entra/${organization.id}/people">Users</a></p>`;
    return sendPage(reply, {
      ...{ title: 'Enterprise apps', realUrl: listUrl(tenant), body },
      isWide: true,
    });
  });

  entraAppRoutes(app, state);
  entraPermissionRoutes(app, state);
  entraPeopleRoutes(app, state);
}
