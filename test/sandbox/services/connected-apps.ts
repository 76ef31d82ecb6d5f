import type { FastifyInstance } from 'fastify';
import { type PickableAccount, pickerBody } from '../consent-pages.ts';
import { html, standInPage } from '../html.ts';
import { registration } from '../microsoft/registration.ts';
import type { ServiceState } from './registry.ts';
import type { ServiceAccount, ServiceId } from './service.ts';

/** The page with the apps that may use a person's account, and the label of its button. */
export const connectedApps: Record<ServiceId, { realUrl: string; title: string; button: string }> =
  {
    google: {
      realUrl: 'https://myaccount.google.com/connections',
      title: 'Third-party apps and services',
      button: 'Delete all connections',
    },
    slack: {
      realUrl: 'https://slack.com/apps/manage',
      title: 'Manage apps',
      button: 'Revoke',
    },
    dropbox: {
      realUrl: 'https://www.dropbox.com/account/connected_apps',
      title: 'Connected apps',
      button: 'Disconnect',
    },
    salesforce: {
      realUrl: 'https://contoso.my.salesforce.com',
      title: 'OAuth connected apps',
      button: 'Revoke',
    },
  };

export const connectedAppsPath = (id: ServiceId) => `/connected-apps/${id}`;

const pickable = ({
  id,
  displayName,
  email,
  botId,
  organization,
}: ServiceAccount): PickableAccount => ({
  id,
  name: displayName,
  detail: botId === undefined ? email : `The app in ${organization?.name}`,
});

/** With the app go the authorizations of the people there. https://slack.com/help/articles/360003125231 */
const endedWith = (account: ServiceAccount, accounts: readonly ServiceAccount[]) =>
  account.botId === undefined
    ? [account]
    : accounts.filter(({ organization }) => organization?.id === account.organization?.id);

/** The page where a person revokes what they allowed, of one service. */
export function connectedAppsRoutes(
  app: FastifyInstance,
  { service, accounts, grants }: ServiceState,
): void {
  const { realUrl, title, button } = connectedApps[service.id];
  const path = connectedAppsPath(service.id);

  app.get<{ Querystring: { account?: string } }>(path, async (request, reply) => {
    const account = accounts.find(({ id }) => id === request.query.account);
    const body = account
      ? html`<h1>${title}</h1>
          <p>${account.email}</p>
          ${
            grants.isAllowed(account)
              ? html`<h2>${registration.appName}</h2>
                  <form method="post">
                    <input type="hidden" name="account" value="${account.id}" />
                    <button>${account.botId === undefined ? button : 'Remove app'}</button>
                  </form>`
              : html`<p>No app may use this account.</p>`
          }`
      : pickerBody({}, accounts.map(pickable));
    return reply.type('text/html').send(standInPage({ title, realUrl, body }));
  });

  app.post(path, async (request, reply) => {
    const id = new URLSearchParams(String(request.body)).get('account');
    const account = accounts.find((one) => one.id === id);
    for (const ended of account ? endedWith(account, accounts) : []) grants.takeAway(ended);
    return reply.redirect(`${path}?${new URLSearchParams({ account: id ?? '' })}`, 303);
  });
}
