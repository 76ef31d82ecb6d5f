import type { FastifyReply } from 'fastify';
import type { Problem } from '../contract/problem.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Why a call was refused: the end of the problem's type, for the log. */
    refusedAs: string | null;
  }
}

export interface ProblemOptions {
  /** Ends the type, such as `token-expired`; absent: the status says it all. */
  type?: string;
  title?: string;
  /** Says what happened, what was not done, what to do next. */
  detail: string;
  errors?: Problem['errors'];
  retryAfterSeconds?: number;
  /** Data that a caller needs to continue, such as the newer version of what it tried to change. */
  members?: Record<string, unknown>;
  /** Of a 401: the scheme that is asked for, when it is not `Bearer`. */
  scheme?: string;
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Out of date',
  410: 'Uninstalled',
  413: 'Body too large',
  415: 'Unsupported content type',
  422: 'Cannot be done',
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

/** Refuses a user who is not an admin of the account. */
export const adminsOnly = () =>
  new HttpProblem(403, {
    type: 'admins-only',
    detail:
      'This is for admins of the monday account. Nothing was read. Your own connections are in scope "mine" of /api/connections/query.',
  });

/** https://www.rfc-editor.org/rfc/rfc9457 */
export function sendProblem(reply: FastifyReply, status: number, options: ProblemOptions) {
  const { type, title, detail, errors, retryAfterSeconds, members, scheme } = options;
  const body: Problem = {
    ...members,
    type: type ? `urn:keyholder:problem:${type}` : 'about:blank',
    title: title ?? titles[status] ?? 'Error',
    status,
    detail,
    ...(errors && { errors }),
  };
  reply.refusedAs = type ?? null;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (status === 401) reply.header('www-authenticate', scheme ?? 'Bearer');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}
