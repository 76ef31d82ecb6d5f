import { sessionToken } from '../monday/session-token.ts';
import { SessionRefused } from './errors.ts';
import { answerOf, type CallOptions, refusalOf, send } from './exchange.ts';

/**
 * Calls the server as the person who looks at the view. A refused token is asked for again, once.
 *
 * @returns the answer's JSON, in the shape that the contract names for this path
 * @throws SessionRefused, ServerProblem, ServerUnreachable, ServerTooSlow, NoAnswer
 */
export async function call<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  const token = await sessionToken();
  let response = await send(path, options, `Bearer ${token}`);
  if (response.status === 401) {
    response = await send(path, options, `Bearer ${await sessionToken(token)}`);
    if (response.status === 401) throw new SessionRefused((await refusalOf(response)).problem);
  }
  return answerOf<Answer>(response);
}
