/**
 * - `connection`: the store cannot be reached, or refuses this server
 * - `timeout`: it did not answer within the limit
 * - `locked`: another writer was in the way for too long
 * - `space`: its disk, memory or connections are used up
 * - `disk`: its disk cannot be read or written, or it takes no writes at the moment
 */
export type StoreErrorKind = 'connection' | 'timeout' | 'locked' | 'space' | 'disk';

/** The store failed in a way that may pass by itself: nothing is wrong with the call. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  /** The store's own code: SQLSTATE, SQLite's result code, or that of the operating system. */
  readonly code: string;
  /** A commit was sent and its answer never came: it may have been carried out. */
  readonly isOutcomeUnknown: boolean;
  constructor(
    kind: StoreErrorKind,
    code: string,
    { message, cause, isOutcomeUnknown = false }: ErrorDetails,
  ) {
    super(message, { cause });
    this.name = 'StoreError';
    this.kind = kind;
    this.code = code;
    this.isOutcomeUnknown = isOutcomeUnknown;
  }
}

interface ErrorDetails {
  message: string;
  cause: unknown;
  isOutcomeUnknown?: boolean;
}

/** SQLSTATE, or the class that it begins with. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const postgresKinds: Record<string, StoreErrorKind> = {
  '08': 'connection',
  '28': 'connection',
  '3D': 'connection',
  '57P': 'connection',
  '53300': 'connection',
  // A database that takes no connections while it is moved or upgraded.
  '55000': 'connection',
  '57014': 'timeout',
  '25P03': 'timeout',
  '55P03': 'locked',
  '40001': 'locked',
  '40P01': 'locked',
  '53': 'space',
  '25006': 'disk',
  '58': 'disk',
};

/** The low byte of a result code. https://www.sqlite.org/rescode.html */
const sqliteKinds: Record<number, StoreErrorKind> = {
  5: 'locked',
  6: 'locked',
  7: 'space',
  8: 'disk',
  10: 'disk',
  13: 'space',
  14: 'connection',
};

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * Maps an error of `pg`; other errors, such as a statement that is wrong, stay as they are.
 * Without a SQLSTATE it comes from the connection and not from the database.
 *
 * @param isCommit whether the statement that failed was a commit
 */
export function asPostgresError(error: unknown, isCommit = false): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = codeOf(error);
  const isState = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E');
  const details = { message: error.message, cause: error };
  if (!isState) {
    if (error instanceof TypeError) return error;
    const isSlow = /timeout/.test(error.message) && code === undefined;
    const kind = isSlow ? 'timeout' : 'connection';
    return new StoreError(kind, code ?? 'NO_ANSWER', { ...details, isOutcomeUnknown: isCommit });
  }
  const kind = [5, 3, 2].map((length) => postgresKinds[code.slice(0, length)]).find(Boolean);
  if (!kind) return error;
  const isOutcomeUnknown = isCommit && kind === 'connection';
  return new StoreError(kind, code, { ...details, isOutcomeUnknown });
}

/** Maps an error of `node:sqlite`; other errors stay as they are. */
export function asSqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const details = { message: error.message, cause: error };
  if (codeOf(error) === 'ERR_INVALID_STATE') {
    return new StoreError('connection', 'CLOSED', details);
  }
  const resultCode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  const kind = sqliteKinds[resultCode & 0xff];
  return kind ? new StoreError(kind, `SQLITE_${resultCode}`, details) : error;
}

/**
 * The error of the store that this is; null for all others. A store that was closed answers in
 * Kysely's words.
 */
export function storeErrorOf(error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  const isClosed = error instanceof Error && error.message === 'driver has already been destroyed';
  const details = { message: 'The store is closed.', cause: error };
  return isClosed ? new StoreError('connection', 'CLOSED', details) : null;
}
