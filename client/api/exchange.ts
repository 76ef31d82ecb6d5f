import { paths } from '../../server/contract/paths.ts';
import type { Problem } from '../../server/contract/problem.ts';
import { retryAfterSeconds } from '../../server/contract/retry-after.ts';
import type { AnswerOf, CalledPath, InputOf } from '../../server/contract/routes.ts';
import { ServerProblem, ServerTooSlow, ServerUnreachable } from './errors.ts';

const timeout = 20_000;

/** Parameters of a call: those of its route, and a signal that ends it early. */
export type CallInput<Path extends CalledPath> = InputOf<Path> & { signal?: AbortSignal };

/** The parts of an input, whatever the route. */
interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/** The address with its values filled in; a field of the query that is not set is left out. */
function addressOf(pattern: string, { params = {}, query = {} }: Parts): string {
  const path = pattern.replace(/:(\w+)/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  const fields = Object.entries(query).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return path;
  return `${path}?${new URLSearchParams(fields.map(([name, value]) => [name, String(value)]))}`;
}

/** Asked with a body, and they change nothing. */
const readsByPost: readonly string[] = [paths.queryConnections, paths.matchPeople, paths.dryRun];

const isChange = (path: CalledPath): boolean =>
  !path.startsWith('GET ') && !readsByPost.includes(path);

/**
 * Sends one call, as whoever the header says.
 *
 * @param path of the contract's table
 * @param authorization the whole header, such as `Bearer …`
 * @throws ServerUnreachable, ServerTooSlow
 */
export async function send<Path extends CalledPath>(
  path: Path,
  input: CallInput<Path>,
  authorization: string,
): Promise<Response> {
  const parts: Parts = input;
  const { body, signal } = parts;
  const [method, pattern = ''] = path.split(' ');
  const ours = AbortSignal.timeout(timeout);
  try {
    return await fetch(addressOf(pattern, parts), {
      method,
      headers: {
        authorization,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, ours]) : ours,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    const isUnknown = isChange(path);
    throw ours.aborted ? new ServerTooSlow(isUnknown) : new ServerUnreachable(isUnknown);
  }
}

/** At least a second, so that no message says to wait for none. */
function waitAskedBy(response: Response): number | null {
  const seconds = retryAfterSeconds(response.headers.get('retry-after'));
  return seconds === null ? null : Math.max(1, seconds);
}

/** An error as the server words it, and all that came with it. */
interface Refusal {
  problem: Problem;
  answer: Record<string, unknown>;
}

export async function refusalOf(response: Response): Promise<Refusal> {
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

/** A gateway that answers for a server says nothing of what the server did. */
const isFromBetween = ({ type, status }: Problem): boolean =>
  type === 'about:blank' && status >= 500;

/**
 * Reads what a call gave.
 *
 * @returns the answer's JSON, as the contract's table has it; null where there is none
 * @throws ServerProblem, ServerUnreachable, ServerTooSlow
 */
export async function answerOf<Path extends CalledPath>(
  response: Response,
  path: Path,
): Promise<AnswerOf<Path>> {
  if (!response.ok) {
    const { problem, answer } = await refusalOf(response);
    const isUnknown = isFromBetween(problem) && isChange(path);
    throw new ServerProblem(problem, waitAskedBy(response), answer, isUnknown);
  }
  // 204: done, and nothing to say.
  if (response.status === 204) return null as AnswerOf<Path>;
  try {
    return await response.json();
  } catch {
    // The answer broke off on its way.
    throw new ServerUnreachable(isChange(path));
  }
}
