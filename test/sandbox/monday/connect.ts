import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import { Html, html, standInPage } from '../html.ts';
import { basicAuthorization, realRedirectUri } from '../microsoft/registration.ts';
import { type Places, standInAddress } from '../places.ts';
import { choicePage, parametersPage } from './connect-pages.ts';
import { features } from './features.ts';
import { callIdentity, type IdentityOutcome } from './identity-call.ts';
import { mondayPage } from './page.ts';
import type { Person } from './people.ts';
import type { MondayState } from './state.ts';

export const redirectPath = '/authorize/oauth2/redirect-uri';

type Query = Record<string, string | undefined>;

/** Someone on the way to a provider. */
interface Departure {
  person: Person;
  provider: Provider;
  parameters: Record<string, string>;
}

interface TokenAnswer {
  access_token?: string;
  scope?: string;
  error?: string;
  error_description?: string;
}

const failed = (detail: string): IdentityOutcome => ({ isConnected: false, status: 0, detail });

/** Tells the host page, which stands in another tab, what came of it. */
const announce = (outcome: object) =>
  new Html(
    `<script type="application/json" id="outcome">${JSON.stringify(outcome).replaceAll('<', '\\u003c')}</script><script type="module" src="/host/announce.ts"></script>`,
  );

const backButton = html`<p><button id="back">Back to monday</button></p>`;

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
    body: html`${text}${backButton}${announce(outcome)}`,
  });
}

const storedPage = (displayName: string) =>
  mondayPage(
    'Connected',
    html`<p><strong>${displayName}</strong></p>
      <p>monday keeps the token and tells the app nothing: Keyholder sees it in its first run.</p>
      ${backButton}${announce({ isConnected: true, displayName })}`,
  );

/** An address with what was typed in place of `{{name}}`. */
export const fillIn = (address: string, parameters: Record<string, string>): string =>
  address.replace(/\{\{(\w+)\}\}/g, (_mark, name) => encodeURIComponent(parameters[name] ?? ''));

const typedIn = ({ parameters }: Provider, query: Query): Record<string, string> =>
  Object.fromEntries(
    parameters.flatMap(({ name }) => (query[name] ? [[name, query[name].trim()]] : [])),
  );

/**
 * monday's part of connecting an account: off to the provider, back with a code, the code exchanged
 * for a token, and the app asked whose it is. An API token is kept as it was typed.
 */
export function connectRoutes(
  app: FastifyInstance,
  options: {
    state: MondayState;
    places: Places;
    /** A fresh access token of a provider in exchange for an older one. */
    renew: (provider: Provider, token: string) => string;
  },
): void {
  const { state, places, renew } = options;
  const waiting = new Map<string, Departure>();
  const redirectUri = () => `${places.host}${redirectPath}`;
  const providerOf = (id: string) => Object.values(features).find((provider) => provider.id === id);

  function departureFor(id: string, query: Query): Departure | null {
    const person = state.person(Number(query.person));
    const provider = providerOf(id);
    return person && provider ? { person, provider, parameters: typedIn(provider, query) } : null;
  }

  async function exchange({ provider, parameters }: Departure, code: string): Promise<TokenAnswer> {
    const { tokenUrl = provider.oauth?.tokenUrl ?? '' } =
      state.controls.features[provider.id] ?? {};
    const address = fillIn(tokenUrl, parameters);
    const response = await fetch(standInAddress(places, address), {
      method: 'POST',
      headers: { authorization: basicAuthorization(provider.clientId ?? '') },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: provider.clientId ?? '',
        redirect_uri: redirectUri(),
        code,
      }),
    });
    return (await response.json()) as TokenAnswer;
  }

  async function finish(query: Query): Promise<IdentityOutcome> {
    const departure = waiting.get(query.state ?? '');
    waiting.delete(query.state ?? '');
    if (!departure) return failed('monday did not ask for this, or it was answered before.');
    if (query.error) return failed(query.error_description ?? query.error);
    const { person, provider, parameters } = departure;
    const answer = await exchange(departure, query.code ?? '');
    const { access_token: token, scope } = answer;
    if (!token) return failed(answer.error_description ?? answer.error ?? 'There was no token.');
    const tokenRequestedParams = { scope };
    const outcome = await callIdentity({
      ...{ person, provider: provider.id, parameters, tokenRequestedParams },
      ...{ view: places.view, at: state.now() },
      token,
    });
    if (outcome.isConnected) {
      let latest = token;
      state.vault.keep({
        ...{ person, provider, parameters, tokenRequestedParams },
        displayName: outcome.displayName,
        identifier: outcome.providerUniqueIdentifier,
        freshToken() {
          latest = renew(provider, latest);
          return latest;
        },
      });
    }
    return outcome;
  }

  function depart({ person, provider, parameters }: Departure, reply: FastifyReply) {
    const { oauth, clientId, requestedScopes } = provider;
    const isComplete = provider.parameters.every(
      ({ name, required }) => !required || parameters[name],
    );
    if (!oauth || !isComplete) {
      const page = parametersPage({ person, provider, typed: parameters });
      return reply.type('text/html').send(page);
    }
    const { scopes = requestedScopes, authorizeUrl = oauth.authorizeUrl } =
      state.controls.features[provider.id] ?? {};
    const secret = crypto.randomUUID();
    waiting.set(secret, { person, provider, parameters });
    const query = new URLSearchParams({
      client_id: clientId ?? '',
      response_type: 'code',
      redirect_uri: redirectUri(),
      scope: scopes.join(oauth.scopeSeparator === 'comma' ? ',' : ' '),
      state: secret,
      ...oauth.authorizeParameters,
    });
    const address = standInAddress(places, fillIn(authorizeUrl, parameters));
    return reply.redirect(`${address}?${query}`);
  }

  app.get<{ Querystring: Query }>('/connect', async (request, reply) => {
    const person = state.person(Number(request.query.person));
    if (!person) return reply.code(404).send({ error: 'There is no such person.' });
    return reply.type('text/html').send(choicePage(person, Object.values(features)));
  });

  app.get<{ Params: { id: string }; Querystring: Query }>(
    '/connect/:id',
    async (request, reply) => {
      const departure = departureFor(request.params.id, request.query);
      return departure
        ? depart(departure, reply)
        : reply.code(404).send({ error: 'There is no such person or kind of account.' });
    },
  );

  app.post('/connect/api-token', async (request, reply) => {
    const typed = Object.fromEntries(new URLSearchParams(String(request.body)));
    const departure = departureFor('api-token', typed);
    const { apiToken: token, apiTokenLabel: displayName } = departure?.parameters ?? {};
    if (!departure || !token || !displayName) return reply.code(400).send({ error: 'Incomplete.' });
    const { person, provider, parameters } = departure;
    state.vault.keep({
      ...{ person, provider, parameters, displayName },
      identifier: token,
      tokenRequestedParams: {},
      freshToken: () => token,
    });
    return reply.type('text/html').send(storedPage(displayName));
  });

  app.get<{ Querystring: Record<string, string> }>(redirectPath, async (request, reply) => {
    const outcome = await finish(request.query);
    return reply.type('text/html').send(outcomePage(outcome));
  });
}
