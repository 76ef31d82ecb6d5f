import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type AuthorizeQuery, consentBody, pickerBody } from '../consent-pages.ts';
import { type Html, html, standInPage } from '../html.ts';
import { addressOf, pickable, titleOfScope } from './account-words.ts';
import type { MicrosoftAccount } from './accounts.ts';
import { keyOf } from './directory.ts';
import { grantedScope, realRedirectUri, registration } from './registration.ts';
import type { MicrosoftState } from './state.ts';

const queryOf = (request: FastifyRequest) => request.query as Partial<AuthorizeQuery>;

const titled = (scope: string) =>
  scope.split(' ').map((name) => ({ name, title: titleOfScope(name) }));

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
  const { directory } = state;
  const accountOf = (query: Partial<AuthorizeQuery>) =>
    state.accounts.find((one) => keyOf(one) === query.account || one.id === query.account);

  const scopesOf = ({ scope = '' }: Partial<AuthorizeQuery>) => scope.split(' ');

  /** As Microsoft does: an unknown client or address is told to the person, never redirected to. */
  function faultOf(query: Partial<AuthorizeQuery>, account?: MicrosoftAccount): string | null {
    if (query.client_id !== registration.clientId) {
      return 'AADSTS700016: The application was not found in the directory.';
    }
    if (query.redirect_uri !== redirectUri()) {
      return 'AADSTS50011: The redirect URI is not registered for the application.';
    }
    const refusal = account && directory.signInRefusal(account);
    return refusal ? `AADSTS${refusal.code}: ${refusal.text}` : null;
  }

  /** monday's address, with what came of it. */
  function back(query: Partial<AuthorizeQuery>, outcome: Record<string, string>): string {
    const search = new URLSearchParams({ state: query.state ?? '', ...outcome });
    return `${redirectUri()}?${search}`;
  }

  function codeFor(query: Partial<AuthorizeQuery>, account: MicrosoftAccount): string {
    const scope = grantedScope(query.scope ?? '');
    return state.issueCode({ account, scope, redirectUri: redirectUri() });
  }

  app.get('/:tenant/oauth2/v2.0/authorize', async (request, reply) => {
    const query = queryOf(request);
    reply.type('text/html');
    const page = (title: string, body: Html) =>
      standInPage({ title, realUrl: realUrl(query), body });
    const account = accountOf(query);
    const fault = faultOf(query, account);
    if (fault) {
      const body = html`<h1>Sorry, you cannot be signed in</h1><p role="alert">${fault}</p>`;
      return reply.code(400).send(page('Sorry', body));
    }
    if (!account) return page('Pick an account', pickerBody(query, state.accounts.map(pickable)));
    if (directory.isCoveredByAdmin(account, scopesOf(query))) {
      return reply.redirect(back(query, { code: codeFor(query, account) }));
    }
    const consent = { query, address: addressOf(account), scopes: titled(query.scope ?? '') };
    return page('Permissions requested', consentBody({ ...consent, action: '/consent' }));
  });

  app.post('/consent', async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const query = Object.fromEntries(form) as Partial<AuthorizeQuery>;
    const account = accountOf(query);
    const fault = faultOf(query, account);
    if (fault || !account) return reply.code(400).send({ error: fault ?? 'Unknown account.' });
    if (form.get('decision') !== 'accept') {
      const declined = 'AADSTS65004: User declined to consent.';
      return reply.redirect(back(query, { error: 'access_denied', error_description: declined }));
    }
    directory.consent(account, scopesOf(query));
    return reply.redirect(back(query, { code: codeFor(query, account) }));
  });
}
