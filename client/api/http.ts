import type { Problem } from '../../server/contract/problem.ts';
import { sessionToken } from '../monday/session-token.ts';
import { ServerProblem, ServerTooSlow, ServerUnreachable, SessionRefused } from './errors.ts';

const timeout = 20_000;

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

async function send(path: string, options: CallOptions, token: string): Promise<Response> {
  const { method = 'GET', body, signal } = options;
  const ours = AbortSignal.timeout(timeout);
  try {
    return await fetch(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, ours]) : ours,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw ours.aborted ? new ServerTooSlow() : new ServerUnreachable();
  }
}

/** `Retry-After` is a number of seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf(response: Response): number | null {
  const value = response.headers.get('retry-after');
  if (value === null) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}

interface Refusal {
  problem: Problem;
  answer: Record<string, unknown>;
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const answer = await response.json();
    const { type, title, detail } = answer;
    if (typeof type === 'string' && typeof detail === 'string') {
      return { problem: { type, title, detail, status: response.status }, answer };
    }
  } catch {
    // Something between us and the server answered in its own form.
  }
  const detail = `The server answered with status ${response.status}.`;
  const problem = { type: 'about:blank', title: '', status: response.status, detail };
  return { problem, answer: {} };
}

/**
 * Calls the server as the person who looks at the view. A refused token is asked for anew, once.
 *
 * @returns the answer's JSON, in the shape that the contract names for this path
 * @throws SessionRefused, ServerProblem, ServerUnreachable, ServerTooSlow, NoAnswer
 */
export async function call<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  const token = await sessionToken();
  let response = await send(path, options, token);
  if (response.status === 401) {
    response = await send(path, options, await sessionToken(token));
    if (response.status === 401) throw new SessionRefused((await refusalOf(response)).problem);
  }
  if (!response.ok) {
    const { problem, answer } = await refusalOf(response);
    throw new ServerProblem(problem, retryAfterOf(response), answer);
  }
  // 204: done, and nothing to say.
  return (response.status === 204 ? null : response.json()) as Promise<Answer>;
}
