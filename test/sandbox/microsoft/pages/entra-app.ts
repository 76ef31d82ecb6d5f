import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import { addressOf } from '../account-words.ts';
import { keyOf } from '../directory.ts';
import { registration } from '../registration.ts';
import type { MicrosoftState } from '../state.ts';
import { bladePage, bladePath, tenantWithApp, type WithApp } from './entra-blade.ts';
import { actionForm, formOf, sendPage, table } from './page.ts';

interface Params {
  tenant: string;
}

const overviewBody = ({ app }: WithApp): Html => html`<dl>
  <dt>Name</dt><dd>${registration.appName}</dd>
  <dt>Publisher</dt><dd>${registration.publisher}</dd>
  <dt>Application ID</dt><dd><code>${registration.clientId}</code></dd>
  <dt>Object ID</dt><dd><code>${app.objectId}</code></dd>
</dl>`;

function yesOrNo(label: string, name: string, isYes: boolean): Html {
  const choice = (value: string, isChosen: boolean) =>
    html`<label class="inline"><input type="radio" name="${name}" value="${value}"${isChosen ? html` checked` : ''} /> ${value}</label>`;
  return html`<fieldset><legend>${label}</legend>
    ${choice('Yes', isYes)}${choice('No', !isYes)}
  </fieldset>`;
}

const propertiesBody = (
  tenant: WithApp,
): Html => html`<form method="post" action="${bladePath(tenant, 'properties')}">
    ${yesOrNo('Enabled for users to sign-in?', 'enabled', tenant.app.isEnabled)}
    ${yesOrNo('Assignment required?', 'assignment', tenant.app.isAssignmentRequired)}
    <button>Save</button>
  </form>
  ${overviewBody(tenant)}
  <details>
    <summary>Delete</summary>
    <p>Do you want to delete ${registration.appName} from this organization?</p>
    ${actionForm({ action: `/entra/${tenant.organization.id}/app/delete`, label: 'Yes' })}
  </details>`;

/**
 * Overview, Properties, and Users and groups of the Enterprise application.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/application-properties
 */
export function entraAppRoutes(
  app: FastifyInstance,
  { accounts, directory, organizations }: MicrosoftState,
): void {
  function usersBody(tenant: WithApp): Html {
    const action = bladePath(tenant, 'users');
    const here = accounts.filter((one) => one.organization?.id === tenant.organization.id);
    const others = here.filter((one) => !tenant.app.assigned.has(keyOf(one)));
    const row = (one: (typeof here)[number]) => [
      html`${one.displayName}<small>${addressOf(one)}</small>`,
      actionForm({
        ...{ action, label: 'Remove', name: `Remove ${addressOf(one)}` },
        fields: { remove: keyOf(one) },
      }),
    ];
    return html`<form method="post" action="${action}">
        <label>Add user/group <select name="add">
          <option value="everybody">Everybody</option>
          ${others.map((one) => html`<option value="${keyOf(one)}">${one.displayName}</option>`)}
        </select></label>
        <button>Assign</button>
      </form>
      ${table(['Display name', ''], [...tenant.app.assigned.values()].map(row))}`;
  }

  app.get<{ Params: Params & { blade: string } }>(
    '/entra/:tenant/app/:blade(overview|properties|users)',
    async (request, reply) => {
      const tenant = tenantWithApp(directory, request.params.tenant);
      if (!tenant) return reply.redirect(`/entra/${request.params.tenant}`);
      const bodies = { overview: overviewBody, properties: propertiesBody, users: usersBody };
      const blade = request.params.blade as keyof typeof bodies;
      return sendPage(reply, bladePage(tenant, blade, bodies[blade](tenant)));
    },
  );

  app.post<{ Params: Params }>('/entra/:tenant/app/properties', async (request, reply) => {
    const tenant = tenantWithApp(directory, request.params.tenant);
    if (!tenant) return reply.redirect('/entra');
    const form = formOf(request.body);
    tenant.app.isEnabled = form.get('enabled') === 'Yes';
    tenant.app.isAssignmentRequired = form.get('assignment') === 'Yes';
    return reply.redirect(bladePath(tenant, 'properties'), 303);
  });

  app.post<{ Params: Params }>('/entra/:tenant/app/delete', async (request, reply) => {
    const organization = organizations.of(request.params.tenant);
    const id = organization?.tenant.app?.objectId;
    // With it go the permissions, the assignments, and what was set.
    const found = organization?.apps().find(({ facts }) => facts.id === id);
    if (found) organization?.remove(found);
    return reply.redirect(`/entra/${request.params.tenant}`, 303);
  });

  app.post<{ Params: Params }>('/entra/:tenant/app/users', async (request, reply) => {
    const tenant = tenantWithApp(directory, request.params.tenant);
    if (!tenant) return reply.redirect('/entra');
    const form = formOf(request.body);
    const added = form.get('add');
    for (const account of accounts) {
      if (account.organization?.id !== tenant.organization.id) continue;
      if (added === 'everybody' || added === keyOf(account)) {
        tenant.app.assigned.set(keyOf(account), account);
      }
    }
    tenant.app.assigned.delete(form.get('remove') ?? '');
    return reply.redirect(bladePath(tenant, 'users'), 303);
  });
}
