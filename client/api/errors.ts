import type { Problem } from '../../server/contract/problem.ts';

/** The server answered with an error. */
export class ServerProblem extends Error {
  readonly status: number;
  /** The end of the problem's type, such as `admins-only`; empty where the status says it all. */
  readonly reason: string;
  /** The seconds that the server asks to wait; null where it does not say. */
  readonly retryAfterSeconds: number | null;
  /** The whole answer: a conflict brings what stands now. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** A change may have been made: what answered in the server's place (a proxy) does not know. */
  readonly isResultUnknown: boolean;
  constructor(
    problem: Problem,
    retryAfterSeconds: number | null = null,
    answer: Readonly<Record<string, unknown>> = {},
    isResultUnknown = false,
  ) {
    super(problem.detail);
    this.isResultUnknown = isResultUnknown;
    this.name = 'ServerProblem';
    this.status = problem.status;
    this.reason = problem.type.split(':').at(-1) ?? '';
    this.retryAfterSeconds = retryAfterSeconds;
    this.answer = answer;
  }
}

/** The session token was refused, and so was the next one. */
export class SessionRefused extends ServerProblem {
  constructor(problem: Problem) {
    super(problem);
    this.name = 'SessionRefused';
  }
}

/** No answer came: no network, or the server is away. */
export class ServerUnreachable extends Error {
  /** A change was asked for, and may have been made. */
  readonly isResultUnknown: boolean;
  constructor(isResultUnknown = false) {
    super('The server could not be reached.');
    this.isResultUnknown = isResultUnknown;
    this.name = 'ServerUnreachable';
  }
}

/** The server took too long. */
export class ServerTooSlow extends Error {
  /** A change was asked for, and may have been made. */
  readonly isResultUnknown: boolean;
  constructor(isResultUnknown = false) {
    super('The server did not answer in time.');
    this.isResultUnknown = isResultUnknown;
    this.name = 'ServerTooSlow';
  }
}

/** The account's list was refused: the person is no admin, or no longer. */
export const isForAdminsOnly = (error: unknown): boolean =>
  error instanceof ServerProblem && error.status === 403 && error.reason === 'admins-only';

/** Seconds that the server asks to wait before the next call; null for every other error. */
export const waitOf = (error: unknown): number | null =>
  error instanceof ServerProblem ? error.retryAfterSeconds : null;

/** Returns whether a change was asked for and no answer tells if it was made: to be looked up again. */
export const isResultUnknown = (error: unknown): boolean =>
  (error instanceof ServerProblem ||
    error instanceof ServerUnreachable ||
    error instanceof ServerTooSlow) &&
  error.isResultUnknown;
