import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hiddenFields } from '../consent-pages.ts';
import { html, standInPage } from '../html.ts';
import { type AdminRole, adminRoles } from './admin-tokens.ts';
import type { MicrosoftState } from './state.ts';

/** Below it a folder for each tenant, as at `login.microsoftonline.com`. */
export const entraSignInPath = '/entra-sign-in';
/** The registration that asks to read, apart from the connector's. */
export const entraClientId = '5ab0c0de-0000-4000-8000-00000000e47a';
/** The one that asks to change. */
export const entraActingClientId = '5ab0c0de-0000-4000-8000-00000000ac70';

const helpers: Record<string, string> = {
  [entraClientId]: 'Keyholder check',
  [entraActingClientId]: 'Keyholder changes',
};

const roleNames: Record<AdminRole, string> = {
  administrator: 'Admin',
  reader: 'Global Reader',
  nobody: 'Somebody without a role',
};

interface AuthorizeQuery {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
  nonce: string;
  code_challenge: string;
  client_info: string;
}

interface Code extends AuthorizeQuery {
  /** Of the organization whose administrator signed in. */
  tenantId: string;
  role: AdminRole;
}

/** Names of Graph's permissions in a request, without its address. */
const namesIn = (scope: string) =>
  scope
    .split(' ')
    .flatMap((one) => (one.startsWith('https:') ? (one.split('/').at(-1) ?? []) : []));

const resourceIn = (scope: string) => /https:\/\/[^/\s]+/.exec(scope)?.[0] ?? '';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken({ client_id, nonce, tenantId }: Code, issuer: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    aud: client_id,
    iss: issuer,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 3600,
    nonce,
    oid: tenantId,
    sub: tenantId,
    tid: tenantId,
    name: 'Admin',
    preferred_username: 'admin@stand-in.example',
    ver: '2.0',
  };
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`;
}

/**
 * Microsoft's sign-in for a page that runs in the browser: an administrator is picked, a code comes
 * back in the fragment, and is exchanged with its PKCE verifier.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 *
 * @param view where the page is, without a trailing slash
 */
export function entraSignInRoutes(
  app: FastifyInstance,
  { state, view }: { state: MicrosoftState; view: () => string },
): void {
  const codes = new Map<string, Code>();
  const redirectUri = () => `${view()}/entra/signed-in`;

  app.get<{ Querystring: AuthorizeQuery }>(
    `${entraSignInPath}/:tenant/oauth2/v2.0/authorize`,
    async ({ query, params }, reply) => {
      const { tenant } = params as { tenant: string };
      const realUrl = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`;
      // Entra's pages are cut off from the page that opened them by default:
      // https://github.com/AzureAD/microsoft-authentication-library-for-js/blob/dev/lib/msal-browser/docs/v4-migration.md
      if (state.signIn.isApart) reply.header('cross-origin-opener-policy', 'same-origin');
      const page = (body: ReturnType<typeof html>) =>
        reply.type('text/html').send(standInPage({ title: 'Sign in', realUrl, body }));
      if (!helpers[query.client_id] || query.redirect_uri !== redirectUri()) {
        return page(
          html`<h1>Sorry</h1><p>AADSTS50011: The client or its redirect URI is unknown.</p>`,
        );
      }
      const choice = ({ organization }: { organization: { id: string; displayName: string } }) =>
        adminRoles.map(
          (role) => html`<li>
          <button name="picked" value="${organization.id} ${role}">
            ${roleNames[role]} of ${organization.displayName}<small>${organization.id}</small>
          </button>
        </li>`,
        );
      return page(html`<h1>Pick an account</h1>
        <p>${helpers[query.client_id] ?? 'An app'} would like: ${query.scope}</p>
        <form method="post" action="${entraSignInPath}/picked">
          ${hiddenFields(query)}
          <ul class="accounts">
            ${state.directory.tenants().flatMap(choice)}
            <li><button name="picked" value="">Cancel</button></li>
          </ul>
        </form>`);
    },
  );

  app.post(`${entraSignInPath}/picked`, async (request, reply) => {
    const { picked = '', ...query } = Object.fromEntries(new URLSearchParams(String(request.body)));
    const back = new URLSearchParams({ state: query.state ?? '' });
    const [tenantId = '', role] = picked.split(' ');
    if (picked) {
      const code = randomBytes(24).toString('base64url');
      codes.set(code, {
        ...(query as unknown as AuthorizeQuery),
        ...{ tenantId, role: role as AdminRole },
      });
      back.set('code', code);
      back.set('client_info', base64url({ uid: tenantId, utid: tenantId }));
    } else {
      back.set('error', 'access_denied');
      back.set('error_description', 'AADSTS65004: User declined to consent.');
    }
    return reply.redirect(`${redirectUri()}#${back}`, 303);
  });

  const allowPage = (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('access-control-allow-origin', request.headers.origin ?? '*')
      .header('access-control-allow-headers', '*, content-type')
      .header('access-control-allow-methods', 'POST');

  const tokenPath = `${entraSignInPath}/:tenant/oauth2/v2.0/token`;
  app.options(tokenPath, async (request, reply) => allowPage(request, reply).code(204).send());
  app.post(tokenPath, async (request, reply) => {
    allowPage(request, reply);
    const form = new URLSearchParams(String(request.body));
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (!code || code.code_challenge !== challenge) {
      return reply.code(400).send({ error: 'invalid_grant', error_description: 'AADSTS70000' });
    }
    const { tenant } = request.params as { tenant: string };
    const { client_id: clientId, tenantId, role } = code;
    const scopes = state.adminTokens.consent(clientId, tenantId, namesIn(code.scope));
    state.organizations.of(tenantId)?.ensure(clientId, helpers[clientId] ?? clientId);
    const issuer = `https://${request.host}${entraSignInPath}/${tenant}/v2.0`;
    return {
      token_type: 'Bearer',
      scope: `openid profile ${scopes.map((name) => `${resourceIn(code.scope)}/${name}`).join(' ')}`,
      expires_in: 3600,
      ext_expires_in: 3600,
      access_token: state.adminTokens.issue(tenantId, { role, scopes, clientId }),
      id_token: idToken(code, issuer),
      client_info: base64url({ uid: code.tenantId, utid: code.tenantId }),
    };
  });
}
