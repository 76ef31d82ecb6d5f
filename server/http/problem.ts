import type { FastifyReply } from 'fastify';
import type { Problem } from '../contract/problem.ts';

export interface ProblemOptions {
  /** Ends the type, such as `token-expired`; absent: the status says it all. */
  type?: string;
  title?: string;
  /** What happened, what was not done, what to do next. */
  detail: string;
  errors?: Problem['errors'];
  retryAfterSeconds?: number;
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  410: 'Uninstalled',
  413: 'Body too large',
  415: 'Unsupported content type',
  422: 'Cannot be recorded',
  429: 'Too many calls',
  500: 'Server error',
  502: 'Provider unavailable',
  503: 'Unavailable for now',
  504: 'Provider too slow',
};

/** An error with an answer of its own; everything else becomes a 500 with fixed words. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly options: ProblemOptions;
  constructor(status: number, options: ProblemOptions) {
    super(options.detail);
    this.name = 'HttpProblem';
    this.status = status;
    this.options = options;
  }
}

/** https://www.rfc-editor.org/rfc/rfc9457 */
export function sendProblem(reply: FastifyReply, status: number, options: ProblemOptions) {
  const { type, title, detail, errors, retryAfterSeconds } = options;
  const body: Problem = {
    type: type ? `urn:keyholder:problem:${type}` : 'about:blank',
    title: title ?? titles[status] ?? 'Error',
    status,
    detail,
    ...(errors && { errors }),
  };
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}
