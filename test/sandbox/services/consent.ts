import type { FastifyInstance } from 'fastify';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import {
  type AuthorizeQuery,
  consentBody,
  type PickableAccount,
  pickerBody,
} from '../consent-pages.ts';
import { type Html, html, standInPage } from '../html.ts';
import { realRedirectUri } from '../microsoft/registration.ts';
import { standInPath } from './address.ts';
import type { ServiceState } from './registry.ts';
import type { ServiceAccount, SignIn } from './service.ts';

type Query = Partial<AuthorizeQuery>;

const pickable = ({ id, displayName, email, organization }: ServiceAccount): PickableAccount => ({
  id,
  name: displayName,
  detail: `${email} · ${organization?.name ?? 'Personal account'}`,
});

/** The address that monday would have sent the person to. */
function realUrl(address: string, { account: _picked, ...query }: Query): string {
  const search = new URLSearchParams({ ...query, redirect_uri: realRedirectUri });
  return `${address}?${search}`;
}

const noOrganization = html`<h1>Sorry</h1>
  <p>There is no organization at this address.</p>
  <p>The stand-in knows <code>contoso</code> and <code>contoso--test.sandbox</code>.</p>`;

/** Account picker, then consent, at the address that the app sends people to. RFC 6749, 4.1 */
export function consentRoutes(
  app: FastifyInstance,
  options: {
    state: ServiceState;
    provider: Provider;
    signIn: SignIn;
    redirectUri: () => string;
  },
): void {
  const { provider, redirectUri } = options;
  const { authorizeUrl, tokenUrl, holderOf, id } = options.signIn;
  const { service, grants, accounts } = options.state;
  const everyone = accounts.filter(({ botId }) => botId === undefined);
  const action = `/consent/${id}`;

  /** An unknown client or address is told to the person, never redirected to. */
  const isKnown = (query: Query) =>
    query.client_id === service.clientId && query.redirect_uri === redirectUri();

  function bodyFor(query: Query, subdomain: string | undefined): Html {
    if (!isKnown(query)) return html`<h1>Sorry</h1><p>The app is not registered here.</p>`;
    const accounts = service.hasOwnAddresses
      ? everyone.filter(({ organization }) => organization?.name === subdomain)
      : everyone;
    const account = accounts.find(({ id }) => id === query.account);
    if (account) {
      const names = provider.grantedScopes({ scope: query.scope }) ?? [];
      const scopes = names.map((name) => ({ name, title: provider.describeScope(name).reason }));
      return consentBody({ query, address: account.email, scopes, action });
    }
    return accounts.length > 0 ? pickerBody(query, accounts.map(pickable)) : noOrganization;
  }

  app.get<{ Querystring: Query; Params: { subdomain?: string } }>(
    standInPath(authorizeUrl.replace('{{subdomain}}', ':subdomain')),
    async (request, reply) => {
      const { query, params } = request;
      const address = authorizeUrl.replace('{{subdomain}}', params.subdomain ?? '');
      const page = standInPage({
        title: `${provider.name}: permissions`,
        realUrl: realUrl(address, query),
        body: bodyFor(query, params.subdomain),
      });
      return reply.type('text/html').send(page);
    },
  );

  app.post(action, async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const query: Query = Object.fromEntries(form);
    const account = everyone.find(({ id }) => id === query.account);
    if (!isKnown(query) || !account) return reply.code(400).send({ error: 'invalid_request' });
    const back = new URL(redirectUri());
    back.searchParams.set('state', query.state ?? '');
    if (form.get('decision') === 'accept') {
      const scope = query.scope ?? '';
      grants.allow(holderOf(account), [scope]);
      const code = grants.issueCode({ account, scope, redirectUri: redirectUri(), tokenUrl });
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The person declined to consent.');
    }
    return reply.redirect(back.href);
  });
}
