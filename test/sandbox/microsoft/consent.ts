import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type AuthorizeQuery,
  consentBody,
  type PickableAccount,
  pickerBody,
} from '../consent-pages.ts';
import { html, standInPage } from '../html.ts';
import type { MicrosoftAccount } from './accounts.ts';
import { grantedScope, realRedirectUri, registration } from './registration.ts';
import type { MicrosoftState } from './state.ts';

/** What the scopes are called on Microsoft's own page, as far as the connector asks for them. */
const scopeTitles: Record<string, string> = {
  openid: 'Sign you in',
  profile: 'View your basic profile',
  offline_access: 'Maintain access to data you have given it access to',
  'User.Read': 'Sign you in and read your profile',
};

const queryOf = (request: FastifyRequest) => request.query as Partial<AuthorizeQuery>;

const typeOf = (account: MicrosoftAccount) => {
  if (account.organization === null) return 'Personal account';
  const isGuest = account.userPrincipalName.includes('#EXT#');
  return `${account.organization.displayName}${isGuest ? ', as a guest' : ''}`;
};

const addressOf = ({ mail, userPrincipalName }: MicrosoftAccount) => mail ?? userPrincipalName;

const pickable = (account: MicrosoftAccount): PickableAccount => ({
  id: account.id,
  name: account.displayName,
  detail: `${addressOf(account)} · ${typeOf(account)}`,
});

const titled = (scope: string) =>
  scope.split(' ').map((name) => ({ name, title: scopeTitles[name] ?? name }));

/** The address that monday would have sent the person to. */
function realUrl({ account: _picked, ...query }: Partial<AuthorizeQuery>): string {
  const search = new URLSearchParams({ ...query, redirect_uri: realRedirectUri });
  return `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?${search}`;
}

/**
 * The authorization endpoint: account picker, then consent.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function consentRoutes(
  app: FastifyInstance,
  options: { state: MicrosoftState; redirectUri: () => string },
): void {
  const { state, redirectUri } = options;

  /** As Microsoft does: an unknown client or address is told to the person, never redirected to. */
  function faultOf(query: Partial<AuthorizeQuery>): string | null {
    if (query.client_id !== registration.clientId) {
      return 'AADSTS700016: The application was not found in the directory.';
    }
    if (query.redirect_uri !== redirectUri()) {
      return 'AADSTS50011: The redirect URI is not registered for the application.';
    }
    return null;
  }

  app.get('/:tenant/oauth2/v2.0/authorize', async (request, reply) => {
    const query = queryOf(request);
    reply.type('text/html');
    const page = (title: string, body: ReturnType<typeof html>) =>
      standInPage({ title, realUrl: realUrl(query), body });
    const fault = faultOf(query);
    if (fault) return reply.code(400).send(page('Sorry', html`<h1>Sorry</h1><p>${fault}</p>`));
    const account = state.accounts.find(({ id }) => id === query.account);
    if (!account) return page('Pick an account', pickerBody(query, state.accounts.map(pickable)));
    const consent = { query, address: addressOf(account), scopes: titled(query.scope ?? '') };
    return page('Permissions requested', consentBody({ ...consent, action: '/consent' }));
  });

  app.post('/consent', async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const query = Object.fromEntries(form) as Partial<AuthorizeQuery>;
    const account = state.accounts.find(({ id }) => id === query.account);
    const fault = faultOf(query);
    if (fault || !account) return reply.code(400).send({ error: fault ?? 'Unknown account.' });
    const back = new URL(redirectUri());
    back.searchParams.set('state', query.state ?? '');
    if (form.get('decision') === 'accept') {
      const code = { account, scope: grantedScope(query.scope ?? ''), redirectUri: redirectUri() };
      back.searchParams.set('code', state.issueCode(code));
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'AADSTS65004: User declined to consent.');
    }
    return reply.redirect(back.href);
  });
}
