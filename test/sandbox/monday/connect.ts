import type { FastifyInstance } from 'fastify';
import { Html, html, standInPage } from '../html.ts';
import { basicAuthorization, realRedirectUri, registration } from '../microsoft/registration.ts';
import type { Places } from '../places.ts';
import { callIdentity, type IdentityOutcome } from './identity-call.ts';
import type { Person } from './people.ts';
import type { MondayState } from './state.ts';

export const redirectPath = '/authorize/oauth2/redirect-uri';

interface TokenAnswer {
  access_token?: string;
  scope?: string;
  error_description?: string;
}

const failed = (detail: string): IdentityOutcome => ({ isConnected: false, status: 0, detail });

/** Tells the host page, which stands in another tab, what came of it. */
const announce = (outcome: IdentityOutcome) =>
  new Html(
    `<script type="application/json" id="outcome">${JSON.stringify(outcome).replaceAll('<', '\\u003c')}</script><script type="module" src="/host/announce.ts"></script>`,
  );

function outcomePage(outcome: IdentityOutcome): string {
  const text = outcome.isConnected
    ? html`<h1>Connected</h1>
        <p><strong>${outcome.displayName}</strong></p>
        <p>monday keeps the credential and shows it under this name.</p>`
    : html`<h1>Could not connect the account</h1>
        <p role="alert">${outcome.detail}</p>`;
  return standInPage({
    title: outcome.isConnected ? 'Connected' : 'Could not connect',
    realUrl: realRedirectUri,
    body: html`${text}<p><button id="back">Back to monday</button></p>${announce(outcome)}`,
  });
}

/**
 * monday's part of connecting an account: off to the provider, back with a code, the code exchanged
 * for a token, and the app asked whose it is.
 */
export function connectRoutes(
  app: FastifyInstance,
  options: { state: MondayState; places: Places },
): void {
  const { state, places } = options;
  const waiting = new Map<string, Person>();
  const redirectUri = () => `${places.host}${redirectPath}`;

  async function exchange(code: string): Promise<TokenAnswer> {
    const response = await fetch(`${places.microsoft}/common/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { authorization: basicAuthorization },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: registration.clientId,
        redirect_uri: redirectUri(),
        code,
      }),
    });
    return (await response.json()) as TokenAnswer;
  }

  async function finish(query: Record<string, string | undefined>): Promise<IdentityOutcome> {
    const person = waiting.get(query.state ?? '');
    waiting.delete(query.state ?? '');
    if (!person) return failed('monday did not ask for this, or it was answered before.');
    if (query.error) return failed(query.error_description ?? query.error);
    const {
      access_token: token,
      scope,
      error_description: reason,
    } = await exchange(query.code ?? '');
    if (!token) return failed(reason ?? 'Microsoft gave no token.');
    return callIdentity({
      person,
      view: places.view,
      provider: 'microsoft',
      token,
      tokenRequestedParams: { scope },
    });
  }

  app.get<{ Querystring: { person?: string } }>('/connect/microsoft', async (request, reply) => {
    const person = state.person(Number(request.query.person));
    if (!person) return reply.code(404).send({ error: 'There is no such person.' });
    const secret = crypto.randomUUID();
    waiting.set(secret, person);
    const url = new URL(`${places.microsoft}/common/oauth2/v2.0/authorize`);
    url.search = new URLSearchParams({
      client_id: registration.clientId,
      response_type: 'code',
      redirect_uri: redirectUri(),
      scope: registration.scopes.join(' '),
      state: secret,
      prompt: 'select_account',
    }).toString();
    return reply.redirect(url.href);
  });

  app.get<{ Querystring: Record<string, string> }>(redirectPath, async (request, reply) => {
    const outcome = await finish(request.query);
    return reply.type('text/html').send(outcomePage(outcome));
  });
}
