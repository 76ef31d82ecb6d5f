import { ServerProblem } from '../../api/errors.ts';
import { answerOf, type CallOptions, send } from '../../api/exchange.ts';

/**
 * Calls the server by a secret of the address instead of a session.
 *
 * @param scheme `Case` for a case link, `Code` for a one-time code, `Check` for a check at Entra
 * @throws ServerProblem, ServerUnreachable, ServerTooSlow
 */
export async function callWith<Answer>(
  scheme: 'Case' | 'Code' | 'Check',
  secret: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  // What is no header is no secret of ours either.
  const isPlain = /^[\w.-]{1,200}$/.test(secret);
  return answerOf(await send(path, options, isPlain ? `${scheme} ${secret}` : scheme));
}

/** The secret leads nowhere, or nowhere any more; the server does not say which. */
export const isDead = (error: unknown): boolean =>
  error instanceof ServerProblem && error.status === 401;
