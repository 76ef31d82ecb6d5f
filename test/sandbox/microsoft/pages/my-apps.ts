import type { FastifyInstance } from 'fastify';
import { pickerBody } from '../../consent-pages.ts';
import { type Html, html } from '../../html.ts';
import { addressOf, pickable } from '../account-words.ts';
import type { MicrosoftAccount } from '../accounts.ts';
import { keyOf } from '../directory.ts';
import { registration } from '../registration.ts';
import type { MicrosoftState } from '../state.ts';
import { actionForm, formOf, permissionList, sandboxNote, sendPage } from './page.ts';

interface Query {
  account?: string;
}

const realUrl = 'https://myapps.microsoft.com';

/**
 * My Apps, of a work or school account: the tile, its menu, and "Manage your application".
 * https://support.microsoft.com/account-billing/edit-or-revoke-application-permissions-in-the-my-apps-portal-169be2b4-ee26-4338-aea8-d19bb2f329ee
 */
export function myAppsRoutes(app: FastifyInstance, { accounts, directory }: MicrosoftState): void {
  const accountsHere = () => accounts.filter(({ organization }) => organization !== null);
  const accountOf = (key?: string | null) => accountsHere().find((one) => keyOf(one) === key);

  function appsBody(account: MicrosoftAccount): Html {
    const isShown = directory.ownConsent(account) !== null;
    const manage = `/my-apps/manage?${new URLSearchParams({ account: keyOf(account) })}`;
    const isCovered = directory.appFor(account)?.adminConsent != null;
    return html`<h1>Apps dashboard</h1>
      <p>${addressOf(account)} · ${account.organization?.displayName ?? ''}</p>
      ${
        isShown
          ? html`<article class="tile">
              <p><strong>${registration.appName}</strong><br />${registration.publisher}</p>
              <details>
                <summary aria-label="More options for ${registration.appName}">…</summary>
                <p><a href="${manage}">Manage your application</a></p>
              </details>
            </article>`
          : html`<p>There are no apps to show.</p>`
      }
      ${
        isCovered && !isShown
          ? sandboxNote(
              html`An admin allowed ${registration.appName} for everyone in this organization, so
              that My Apps shows no tile and no way to revoke it.`,
            )
          : ''
      }`;
  }

  function manageBody(account: MicrosoftAccount): Html {
    const own = directory.ownConsent(account);
    const ofAdmin = directory.appFor(account)?.adminConsent;
    const key = keyOf(account);
    return html`<h1>${registration.appName}</h1>
      <p>${registration.publisher}</p>
      <h2>Permissions you consented to</h2>
      ${own ? permissionList(own) : html`<p>None.</p>`}
      ${
        own
          ? actionForm({
              ...{ action: '/my-apps/revoke', label: 'Revoke Permissions' },
              fields: { account: key },
            })
          : ''
      }
      <h2>Permissions your admin consented to</h2>
      ${
        ofAdmin
          ? html`${permissionList(ofAdmin)}<p>You can’t revoke these: your administrator consented to them.</p>`
          : html`<p>None.</p>`
      }
      <p><a href="/my-apps?${new URLSearchParams({ account: key }).toString()}">Back to your apps</a></p>`;
  }

  app.get<{ Querystring: Query }>('/my-apps', async (request, reply) => {
    const account = accountOf(request.query.account);
    const body = account ? appsBody(account) : pickerBody({}, accountsHere().map(pickable));
    return sendPage(reply, { title: 'My Apps', realUrl, body });
  });

  app.get<{ Querystring: Query }>('/my-apps/manage', async (request, reply) => {
    const account = accountOf(request.query.account);
    if (!account) return reply.redirect('/my-apps');
    return sendPage(reply, { title: 'My Apps', realUrl, body: manageBody(account) });
  });

  app.post('/my-apps/revoke', async (request, reply) => {
    const account = accountOf(formOf(request.body).get('account'));
    if (!account) return reply.redirect('/my-apps');
    directory.revokeOwn(account);
    return reply.redirect(
      `/my-apps/manage?${new URLSearchParams({ account: keyOf(account) })}`,
      303,
    );
  });
}
