import type { FastifyInstance, FastifyRequest } from 'fastify';
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

interface AuthorizeQuery {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
  prompt: string;
  account: string;
}

const queryOf = (request: FastifyRequest) => request.query as Partial<AuthorizeQuery>;

const typeOf = (account: MicrosoftAccount) => {
  if (account.organization === null) return 'Personal account';
  const isGuest = account.userPrincipalName.includes('#EXT#');
  return `${account.organization.displayName}${isGuest ? ', as a guest' : ''}`;
};

function hidden(query: Partial<AuthorizeQuery>) {
  return Object.entries(query).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}" />`,
  );
}

function pickerBody(query: Partial<AuthorizeQuery>, accounts: MicrosoftAccount[]) {
  const item = (account: MicrosoftAccount) => html`<li>
    <button name="account" value="${account.id}">
      ${account.displayName}<small>${account.mail ?? account.userPrincipalName} · ${typeOf(account)}</small>
    </button>
  </li>`;
  return html`<h1>Pick an account</h1>
    <form method="get">
      ${hidden(query)}
      <ul class="accounts">${accounts.map(item)}</ul>
    </form>`;
}

function consentBody(query: Partial<AuthorizeQuery>, account: MicrosoftAccount) {
  const scopes = (query.scope ?? '').split(' ');
  return html`<p>${account.mail ?? account.userPrincipalName}</p>
    <h1>Permissions requested</h1>
    <p><strong>${registration.appName}</strong><br />${registration.publisher}</p>
    <p>This app would like to:</p>
    <ul>${scopes.map((scope) => html`<li>${scopeTitles[scope] ?? scope} <code>${scope}</code></li>`)}</ul>
    <form method="post" action="/consent">
      ${hidden(query)}
      <button name="decision" value="accept">Accept</button>
      <button class="secondary" name="decision" value="cancel">Cancel</button>
    </form>`;
}

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
    return account
      ? page('Permissions requested', consentBody(query, account))
      : page('Pick an account', pickerBody(query, state.accounts));
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
