import type { outsidePaths } from '../../../server/contract/paths.ts';
import type { AnswerOf } from '../../../server/contract/routes.ts';
import { ServerProblem } from '../../api/errors.ts';
import { answerOf, type CallInput, send } from '../../api/exchange.ts';

type OutsidePath = (typeof outsidePaths)[keyof typeof outsidePaths];

/**
 * Calls the server by a secret of the address instead of a session.
 *
 * @param scheme `Case` for a case link, `Code` for a one-time code, `Check` for a check at Entra
 * @throws ServerProblem, ServerUnreachable, ServerTooSlow
 */
export async function callWith<Path extends OutsidePath>(
  scheme: 'Case' | 'Code' | 'Check',
  secret: string,
  path: Path,
  input: CallInput<Path>,
): Promise<AnswerOf<Path>> {
  // A value that no header can carry is not a secret of ours.
  const isPlain = /^[\w.-]{1,200}$/.test(secret);
  const response = await send(path, input, isPlain ? `${scheme} ${secret}` : scheme);
  return answerOf(response, path);
}

/** The secret leads nowhere, or nowhere any more; the server does not say which. */
export const isDead = (error: unknown): boolean =>
  error instanceof ServerProblem && error.status === 401;
