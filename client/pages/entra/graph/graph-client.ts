import type * as z from 'zod/mini';
import { retryAfterSeconds } from '../../../../server/contract/retry-after.ts';
import { batchAnswer, errorAnswer } from './graph-answers.ts';
import { GraphFault } from './graph-fault.ts';

/** https://learn.microsoft.com/graph/json-batching */
export const batchSize = 20;
const mostTries = 6;
const longestWaitSeconds = 300;
/** Lists that are not asked like this lack permissions for good. https://github.com/microsoftgraph/msgraph-metadata/issues/116 */
export const consistently = { ConsistencyLevel: 'eventual' };

export interface GraphOptions {
  /** With the version, without a slash at the end. */
  url: string;
  /** Of who is signed in; it goes to Graph and nowhere else. */
  token: string;
  signal: AbortSignal;
  /** Told how many seconds Microsoft asks to wait, and null when it goes on. */
  onWait?(seconds: number | null): void;
}

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: object;
  headers?: Record<string, string>;
}

export interface BatchItem {
  status: number;
  body: unknown;
}

/** Resolves after the time; rejects at once when the signal ends it. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      window.clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = window.setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}

const isBusy = (status: number) => status === 429 || status === 503 || status === 504;

function faultOf(status: number, body: unknown, header: string | null): GraphFault {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success) return new GraphFault(status, 'unreadable', header);
  const { code, innerError, innererror } = parsed.data.error;
  const id = innerError?.['request-id'] ?? innererror?.['request-id'];
  return new GraphFault(status, code, header ?? id ?? null);
}

const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Calls Microsoft Graph from this page. What Microsoft throttles is asked again after the time that it
 * names; each wait and each call end at once with the signal.
 */
export function createGraph({ url, token, signal, onWait = () => {} }: GraphOptions) {
  let requests = 0;

  async function rest(header: string | null | undefined, tries: number): Promise<void> {
    const seconds = Math.min(retryAfterSeconds(header) ?? 2 ** tries, longestWaitSeconds);
    onWait(seconds);
    await pause(seconds * 1000, signal);
    onWait(null);
  }

  async function send(path: string, { method = 'GET', body, headers }: Call): Promise<Response> {
    requests += 1;
    try {
      return await fetch(`${url}${path}`, {
        method,
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof TypeError ? new GraphFault(0, 'unreachable', null) : error;
    }
  }

  async function answerOf(path: string, call: Call, tries = 0) {
    const response = await send(path, call);
    if (isBusy(response.status) && tries < mostTries) {
      await rest(response.headers.get('retry-after'), tries);
      return answerOf(path, call, tries + 1);
    }
    const requestId = response.headers.get('request-id');
    const body = await jsonOf(response);
    signal.throwIfAborted();
    if (!response.ok) throw faultOf(response.status, body, requestId);
    return { body, requestId };
  }

  /** @throws GraphFault where the answer has another form */
  function parse<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new GraphFault(200, 'unreadable', null);
    return parsed.data;
  }

  /** Reads up to twenty paths at once; those that are throttled are asked again. */
  async function readBatch(
    paths: ReadonlyMap<string, string>,
    tries = 0,
  ): Promise<Map<string, BatchItem>> {
    const body = {
      requests: [...paths].map(([id, path]) => ({
        ...{ id, method: 'GET', url: path },
        headers: consistently,
      })),
    };
    const answer = await answerOf('/$batch', { method: 'POST', body });
    const { responses } = parse(batchAnswer, answer.body);
    const read = new Map<string, BatchItem>();
    const late = new Map<string, string>();
    let header: string | undefined;
    for (const { id, status, body: of, headers } of responses) {
      const path = paths.get(id);
      if (path !== undefined && isBusy(status) && tries < mostTries) {
        late.set(id, path);
        header ??= headers?.['Retry-After'];
      } else read.set(id, { status, body: of });
    }
    if (late.size === 0) return read;
    await rest(header, tries);
    return new Map([...read, ...(await readBatch(late, tries + 1))]);
  }

  return {
    /** Number of calls, a batch as one. */
    requests: () => requests,
    signal,
    parse,
    readBatch,
    /** The path of a next page; the token goes nowhere else, whatever an answer says. */
    next(link: string): string {
      if (!link.startsWith(`${url}/`)) throw new GraphFault(200, 'elsewhere', null);
      return link.slice(url.length);
    },
    /** @throws GraphFault */
    async read<Schema extends z.ZodMiniType>(path: string, schema: Schema) {
      const { body } = await answerOf(path, { headers: consistently });
      return parse(schema, body);
    },
    /**
     * Changes something, once: what was throttled was not done.
     *
     * @returns the answer, and the id by which Microsoft finds the call
     * @throws GraphFault
     */
    change: (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
      answerOf(path, { method, ...(body && { body }) }),
    faultOf: ({ status, body }: BatchItem) => faultOf(status, body, null),
  };
}
export type Graph = ReturnType<typeof createGraph>;
