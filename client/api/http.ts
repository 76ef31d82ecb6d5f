import type { AnswerOf, CalledPath } from '../../server/contract/routes.ts';
import { sessionToken } from '../monday/session-token.ts';
import { SessionRefused } from './errors.ts';
import { answerOf, type CallInput, refusalOf, send } from './exchange.ts';

/**
 * Calls the server as the person who looks at the view. A refused token is asked for again, once.
 *
 * @param path of the contract's table, which names what it takes and answers
 * @returns the answer's JSON
 * @throws SessionRefused, ServerProblem, ServerUnreachable, ServerTooSlow, NoAnswer
 */
export async function call<Path extends CalledPath>(
  path: Path,
  input: CallInput<Path>,
): Promise<AnswerOf<Path>> {
  const token = await sessionToken();
  let response = await send(path, input, `Bearer ${token}`);
  if (response.status === 401) {
    response = await send(path, input, `Bearer ${await sessionToken(token)}`);
    if (response.status === 401) throw new SessionRefused((await refusalOf(response)).problem);
  }
  return answerOf(response, path);
}
