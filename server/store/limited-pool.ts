import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { asPostgresError, StoreError } from './store-error.ts';

type Parameters = readonly unknown[];

const notQueryable = (cause: unknown) =>
  new StoreError('connection', 'BROKEN', { message: 'The connection is broken.', cause });

/**
 * One connection, for as long as it is taken out of the pool. A statement outside a transaction gets
 * one of its own: the limit is set for that transaction alone, so that it holds where a pooler gives
 * each transaction another connection, and never reaches a transaction of another program.
 */
class LimitedClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #limits: string;
  #isInTransaction = false;
  #broken: unknown = null;
  /** On its way with the first statement of its transaction, which tells if it failed. */
  #begun: Promise<unknown> | null = null;

  constructor(client: pg.PoolClient, limits: string) {
    this.#client = client;
    this.#limits = limits;
  }

  query<Row>(text: string, parameters: Parameters): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(asked: string | PostgresCursor<Row>, parameters: Parameters = []) {
    // No cursor is ever made: the dialect is not given a class for them.
    return typeof asked === 'string' ? this.#answer<Row>(asked, parameters) : asked;
  }

  release(): void {
    this.#client.release(this.#broken !== null || this.#isInTransaction);
  }

  async #answer<Row>(text: string, parameters: Parameters): Promise<PostgresQueryResult<Row>> {
    const ended = { command: 'ROLLBACK' as const, rowCount: 0, rows: [] };
    if (text === 'rollback' && this.#broken) return ended;
    if (text === 'begin') return this.#start();
    if (text === 'commit' || text === 'rollback') this.#isInTransaction = false;
    const isAlone = !this.#isInTransaction && text !== 'commit' && text !== 'rollback';
    if (isAlone && this.#limits !== '') return this.#inItsOwnTransaction<Row>(text, parameters);
    return this.#sendAfterBegin<Row>(text, parameters);
  }

  get #begin(): string {
    return this.#limits === '' ? 'begin' : `begin; ${this.#limits}`;
  }

  #start<Row>(): PostgresQueryResult<Row> {
    this.#begun = this.#send(this.#begin, []);
    // Told by the first statement; a transaction without one has nothing to lose.
    this.#begun.catch(() => {});
    this.#isInTransaction = true;
    return { command: 'SELECT', rowCount: 0, rows: [] };
  }

  async #sendAfterBegin<Row>(text: string, parameters: Parameters) {
    const begun = this.#begun;
    this.#begun = null;
    if (!begun) return this.#send<Row>(text, parameters);
    const [started, answered] = await Promise.allSettled([
      begun,
      this.#send<Row>(text, parameters),
    ]);
    if (started.status === 'rejected') throw started.reason;
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value;
  }

  /** All three are on their way at once; the database answers them in order. */
  async #inItsOwnTransaction<Row>(text: string, parameters: Parameters) {
    const [begun, answered, ended] = await Promise.allSettled([
      this.#send(this.#begin, []),
      this.#send<Row>(text, parameters),
      this.#send('commit', []),
    ]);
    if (answered.status === 'rejected') throw answered.reason;
    if (begun.status === 'rejected') throw begun.reason;
    if (ended.status === 'rejected') throw ended.reason;
    return answered.value;
  }

  async #send<Row>(text: string, parameters: Parameters): Promise<PostgresQueryResult<Row>> {
    if (this.#broken) throw notQueryable(this.#broken);
    try {
      const result: unknown = await this.#client.query(text, [...parameters]);
      return result as PostgresQueryResult<Row>;
    } catch (error) {
      const meant = asPostgresError(error, text === 'commit');
      // A connection that did not answer in time may answer later, to the wrong question.
      if (meant instanceof StoreError && !isAnswer(meant)) this.#broken = meant;
      throw meant;
    }
  }
}

/** Returns whether the database itself said so, over a connection that still works. */
const isAnswer = ({ kind, code }: StoreError) => kind !== 'connection' && code !== 'NO_ANSWER';

/**
 * A pool whose connections set limits for each transaction, and are given up and replaced once they
 * did not answer within the limit on our side.
 *
 * @param pool one whose clients have `query_timeout` and `pipeline`: over that limit the client's
 *   socket is ended
 * @param limits statements that set limits `local`ly; empty for none
 */
export function limitedPool(pool: pg.Pool, limits: string): PostgresPool {
  return {
    options: {},
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw asPostgresError(error);
      });
      return new LimitedClient(client, limits);
    },
    end: () => pool.end(),
  };
}
