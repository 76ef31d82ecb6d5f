import type { FastifyInstance } from 'fastify';
import { pickerBody } from '../../consent-pages.ts';
import { type Html, html } from '../../html.ts';
import { addressOf, pickable } from '../account-words.ts';
import type { MicrosoftAccount } from '../accounts.ts';
import { keyOf } from '../directory.ts';
import { registration } from '../registration.ts';
import type { MicrosoftState } from '../state.ts';
import { actionForm, formOf, permissionList, sendPage } from './page.ts';

/** Apps and services of a personal Microsoft account: account.microsoft.com > Privacy. */
export function appAccessRoutes(
  app: FastifyInstance,
  { accounts, directory }: MicrosoftState,
): void {
  const accountsHere = () => accounts.filter(({ organization }) => organization === null);
  const accountOf = (key?: string | null) => accountsHere().find((one) => keyOf(one) === key);

  function bodyFor(account: MicrosoftAccount): Html {
    const consent = directory.ownConsent(account);
    return html`<h1>Apps and services you’ve given access</h1>
      <p>${addressOf(account)}</p>
      ${
        consent
          ? html`<h2>${registration.appName}</h2>
            <details>
              <summary>Details</summary>
              ${permissionList(consent)}
              ${actionForm({
                ...{ action: '/app-access/remove', label: 'Remove these permissions' },
                fields: { account: keyOf(account) },
              })}
            </details>`
          : html`<p>No apps or services can access your data.</p>`
      }`;
  }

  app.get<{ Querystring: { account?: string } }>('/app-access', async (request, reply) => {
    const account = accountOf(request.query.account);
    const body = account ? bodyFor(account) : pickerBody({}, accountsHere().map(pickable));
    const realUrl = 'https://account.microsoft.com/privacy/app-access';
    return sendPage(reply, { title: 'Microsoft account', realUrl, body });
  });

  app.post('/app-access/remove', async (request, reply) => {
    const account = accountOf(formOf(request.body).get('account'));
    if (!account) return reply.redirect('/app-access');
    directory.revokeOwn(account);
    return reply.redirect(`/app-access?${new URLSearchParams({ account: keyOf(account) })}`, 303);
  });
}
