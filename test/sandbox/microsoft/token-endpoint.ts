import type { FastifyInstance, FastifyReply } from 'fastify';
import { basicAuthorization, registration } from './registration.ts';
import type { MicrosoftState } from './state.ts';
import { tokenSeconds } from './tokens.ts';

function sendError(reply: FastifyReply, status: number, error: string, code: number, text: string) {
  return reply.code(status).send({
    error,
    error_description: `AADSTS${code}: ${text}`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
    trace_id: crypto.randomUUID(),
    correlation_id: crypto.randomUUID(),
  });
}

/**
 * The token endpoint, with the client's secret by Basic authentication.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function tokenRoute(app: FastifyInstance, state: MicrosoftState): void {
  app.post('/:tenant/oauth2/v2.0/token', async (request, reply) => {
    if (request.headers.authorization !== basicAuthorization(registration.clientId)) {
      return sendError(reply, 401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
    const form = new URLSearchParams(String(request.body));
    if (form.get('grant_type') !== 'authorization_code') {
      return sendError(reply, 400, 'unsupported_grant_type', 70003, 'The grant type is unknown.');
    }
    const code = state.takeCode(form.get('code') ?? '');
    if (!code || code.redirectUri !== form.get('redirect_uri')) {
      return sendError(reply, 400, 'invalid_grant', 70000, 'The code is invalid or was used.');
    }
    return {
      token_type: 'Bearer',
      scope: code.scope,
      expires_in: tokenSeconds,
      ext_expires_in: tokenSeconds,
      access_token: state.issueToken(code.account, code.scope.split(' ')),
      refresh_token: `stand-in-refresh-token.${crypto.randomUUID()}`,
    };
  });
}
