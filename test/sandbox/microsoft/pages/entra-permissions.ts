import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import { addressOf, titleOfScope } from '../account-words.ts';
import { keyOf, type UserConsent } from '../directory.ts';
import type { MicrosoftState } from '../state.ts';
import { bladePage, bladePath, tenantWithApp, type WithApp } from './entra-blade.ts';
import { actionForm, formOf, minuteOf, sandboxNote, sendPage, table } from './page.ts';

interface Params {
  tenant: string;
}

const titled = (scope: string) => html`${titleOfScope(scope)} <code>${scope}</code>`;

function adminTab(tenant: WithApp): Html {
  const scopes = tenant.app.adminConsent?.scopes ?? [];
  const action = bladePath(tenant, 'permissions');
  const rows = scopes.map((scope) => [
    titled(scope),
    html`<details>
      <summary aria-label="More options for ${scope}">…</summary>
      ${actionForm({ action, label: 'Revoke permission', fields: { revoke: scope } })}
    </details>`,
  ]);
  return html`${
    rows.length > 0 ? table(['Permission', ''], rows) : html`<p>No admin consented permissions.</p>`
  }
  ${actionForm({
    ...{ action, label: `Grant admin consent for ${tenant.organization.displayName}` },
    fields: { grant: 'yes' },
  })}`;
}

function userTab(tenant: WithApp): Html {
  const action = bladePath(tenant, 'permissions');
  const consents = [...tenant.app.userConsents.values()];
  const remove = ({ account }: UserConsent) =>
    actionForm({
      ...{ action, label: 'Remove', name: `Remove permissions of ${addressOf(account)}` },
      fields: { person: keyOf(account) },
    });
  const row = (consent: UserConsent) => [
    html`${consent.account.displayName}<small>${addressOf(consent.account)}<br />
      <code>${consent.account.id}</code></small>`,
    html`${consent.scopes.map((scope) => html`<code>${scope}</code> `)}`,
    html`${minuteOf(consent.at)}`,
    remove(consent),
  ];
  return html`${sandboxNote(
    html`On Microsoft’s page this tab has no button: there, user consent goes by command only. The
    buttons here do what the guide’s commands do in a terminal.`,
  )}
  ${
    consents.length > 0
      ? html`${table(['Granted by', 'Permissions', 'Since', 'By command'], consents.map(row))}
          ${actionForm({
            ...{ action, label: 'Remove everybody’s permissions' },
            fields: { everybody: 'yes' },
          })}`
      : html`<p>No user consented permissions.</p>`
  }`;
}

/**
 * Permissions of the Enterprise application.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions
 */
export function entraPermissionRoutes(
  app: FastifyInstance,
  { accounts, directory }: MicrosoftState,
): void {
  app.get<{ Params: Params; Querystring: { tab?: string } }>(
    '/entra/:tenant/app/permissions',
    async (request, reply) => {
      const tenant = tenantWithApp(directory, request.params.tenant);
      if (!tenant) return reply.redirect(`/entra/${request.params.tenant}`);
      const isUser = request.query.tab === 'user';
      const tab = (name: string, label: string, isHere: boolean) =>
        html`<li><a href="?tab=${name}"${isHere ? html` aria-current="page"` : ''}>${label}</a></li>`;
      const body = html`<nav aria-label="Kinds of consent"><ul>
          ${tab('admin', 'Admin consent', !isUser)}${tab('user', 'User consent', isUser)}
        </ul></nav>
        ${isUser ? userTab(tenant) : adminTab(tenant)}`;
      return sendPage(reply, bladePage(tenant, 'permissions', body));
    },
  );

  app.post<{ Params: Params }>('/entra/:tenant/app/permissions', async (request, reply) => {
    const tenant = tenantWithApp(directory, request.params.tenant);
    if (!tenant) return reply.redirect('/entra');
    const { app: found, organization } = tenant;
    const form = formOf(request.body);
    const account = accounts.find((one) => keyOf(one) === form.get('person'));
    if (account) directory.revokeOwn(account);
    if (form.has('everybody')) found.userConsents.clear();
    if (form.has('grant')) {
      directory.consentForAll(organization, ['openid', 'profile', 'offline_access', 'User.Read']);
    }
    const left = found.adminConsent?.scopes.filter((scope) => scope !== form.get('revoke')) ?? [];
    if (found.adminConsent) {
      found.adminConsent = left.length > 0 ? { ...found.adminConsent, scopes: left } : null;
    }
    const isUser = account !== undefined || form.has('everybody');
    return reply.redirect(`${bladePath(tenant, 'permissions')}${isUser ? '?tab=user' : ''}`, 303);
  });
}
