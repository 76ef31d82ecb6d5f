import { answerWithin } from './answer.ts';

const timeout = 30_000;
/** API version that monday is asked for; the page around the view may still answer in another version. */
const apiVersion = '2026-10';

/** One entry of `errors` in a GraphQL answer. */
export interface GraphqlFault {
  message: string;
  /** Keys and indexes into the answer; the first is the field of the query. */
  path?: readonly (string | number)[];
  extensions?: { code?: string; status_code?: number; retry_in_seconds?: number };
}

/** monday answered with faults; `data` may hold a part all the same. */
export class GraphqlError extends Error {
  readonly faults: GraphqlFault[];
  readonly data: unknown;
  constructor(faults: GraphqlFault[], data: unknown) {
    super(faults.map((fault) => fault.message).join('; ') || 'monday refused the query');
    this.name = 'GraphqlError';
    this.faults = faults;
    this.data = data;
  }
}

/**
 * A list that monday answered without a fault. None is an answer that never came: taken for an empty
 * list, it would say that there is nothing.
 *
 * @throws GraphqlError
 */
export function listedIn<Item>(list: readonly Item[] | null | undefined): readonly Item[] {
  if (list) return list;
  throw new GraphqlError([{ message: 'monday answered without the list' }], null);
}

interface Reply {
  requestId?: string;
  errorMessage?: string;
  data?: { data?: unknown; errors?: GraphqlFault[] } | null;
}

const newRequestId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

function exchange(query: string, variables: object): Promise<Reply> {
  const requestId = newRequestId();
  const { promise, resolve } = Promise.withResolvers<Reply>();
  const onMessage = ({ source, data }: MessageEvent<Reply | null>) => {
    if (source === window.parent && data?.requestId === requestId) resolve(data);
  };
  window.addEventListener('message', onMessage);
  window.parent.postMessage(
    { method: 'api', args: { params: { query, variables }, apiVersion }, requestId },
    '*',
  );
  return answerWithin(timeout, 'api', promise).finally(() =>
    window.removeEventListener('message', onMessage),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Returns whether the answer holds every field that was asked for, so that its faults concern parts
 * of them only: one photo that cannot be given, say (`ASSET_UNAVAILABLE`).
 */
function isUsable(data: unknown, faults: readonly GraphqlFault[]): boolean {
  if (!isObject(data)) return false;
  const named = faults.map(({ path }) => path?.[0]).filter((field) => field !== undefined);
  // A fault that names no place may be about any field.
  const fields = named.length === faults.length ? named : Object.keys(data);
  return (
    fields.length > 0 && fields.every((field) => data[field] !== null && data[field] !== undefined)
  );
}

/**
 * A query that monday carries out as the person who looks at the view. It goes round the SDK, whose
 * `api` warns on the console at every call and is gone in its next version; the message is the same.
 *
 * @returns `data` of the answer; entries and fields that monday could not give are null in it
 * @throws GraphqlError when a field that was asked for is missing, with what came beside it
 * @throws NoAnswer when monday is silent
 */
export async function graphql<Data>(query: string, variables: object = {}): Promise<Data> {
  const { errorMessage, data } = await exchange(query, variables);
  const faults = data?.errors ?? [];
  const hasFailed = errorMessage || (faults.length > 0 && !isUsable(data?.data, faults));
  if (hasFailed) {
    throw new GraphqlError(
      faults.length > 0 ? faults : [{ message: errorMessage ?? '' }],
      data?.data,
    );
  }
  return data?.data as Data;
}
