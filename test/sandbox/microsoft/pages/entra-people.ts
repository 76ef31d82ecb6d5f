import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import { addressOf, isGuest } from '../account-words.ts';
import type { MicrosoftAccount } from '../accounts.ts';
import type { MicrosoftState } from '../state.ts';
import { actionForm, formOf, minuteOf, sandboxNote, sendPage, table } from './page.ts';

interface Params {
  tenant: string;
  id: string;
}

const realUrl = 'https://entra.microsoft.com';

/**
 * Users of an organization: disabling an account, and signing someone out everywhere.
 * https://learn.microsoft.com/entra/identity/users/users-revoke-access
 */
export function entraPeopleRoutes(
  app: FastifyInstance,
  { accounts, directory }: MicrosoftState,
): void {
  const peopleOf = (tenant: string) => accounts.filter((one) => one.organization?.id === tenant);
  const personOf = ({ tenant, id }: Params) => peopleOf(tenant).find((one) => one.id === id);
  const pathOf = ({ organization, id }: MicrosoftAccount) =>
    `/entra/${organization?.id}/people/${id}`;
  const statusOf = (account: MicrosoftAccount) =>
    directory.isDisabled(account) ? 'Disabled' : 'Enabled';

  function personBody(account: MicrosoftAccount): Html {
    const isDisabled = directory.isDisabled(account);
    const endedAt = directory.sessionsEndedAt(account);
    return html`<p><a href="/entra/${account.organization?.id ?? ''}/people">Users</a></p>
      <h1>${account.displayName}</h1>
      <dl>
        <dt>User principal name</dt><dd>${account.userPrincipalName}</dd>
        <dt>Object ID</dt><dd><code>${account.id}</code></dd>
        <dt>Account status</dt><dd>${statusOf(account)}</dd>
        <dt>Sessions valid since</dt><dd>${endedAt ? minuteOf(endedAt) : 'the beginning'}</dd>
      </dl>
      ${actionForm({
        action: pathOf(account),
        label: isDisabled ? 'Enable account' : 'Disable account',
        fields: { disable: isDisabled ? 'no' : 'yes' },
      })}
      ${actionForm({ action: pathOf(account), label: 'Revoke sessions', fields: { revoke: 'yes' } })}
      ${
        isGuest(account)
          ? sandboxNote(
              html`Sessions of a guest are ended by the home organization only: “Revoke sessions”
              changes nothing for this account.`,
            )
          : ''
      }`;
  }

  app.get<{ Params: Params }>('/entra/:tenant/people', async (request, reply) => {
    const { tenant } = request.params;
    const row = (one: MicrosoftAccount) => [
      html`<a href="${pathOf(one)}">${one.displayName}</a>`,
      html`${addressOf(one)}`,
      html`${isGuest(one) ? 'Guest' : 'Member'}`,
      html`${statusOf(one)}`,
    ];
    const body = html`<p><a href="/entra/${tenant}">Enterprise apps</a></p>
      <h1>Users</h1>
      ${table(['Display name', 'Address', 'User type', 'Account status'], peopleOf(tenant).map(row))}`;
    return sendPage(reply, { title: 'Users', realUrl, body, isWide: true });
  });

  app.get<{ Params: Params }>('/entra/:tenant/people/:id', async (request, reply) => {
    const account = personOf(request.params);
    if (!account) return reply.redirect('/entra');
    return sendPage(reply, { title: account.displayName, realUrl, body: personBody(account) });
  });

  app.post<{ Params: Params }>('/entra/:tenant/people/:id', async (request, reply) => {
    const account = personOf(request.params);
    if (!account) return reply.redirect('/entra');
    const form = formOf(request.body);
    const disable = form.get('disable');
    if (disable !== null) directory.setDisabled(account, disable === 'yes');
    if (form.has('revoke') && !isGuest(account)) directory.endSessions(account);
    return reply.redirect(pathOf(account), 303);
  });
}
