import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { retryAfterSeconds } from '../../contract/retry-after.ts';
import { ProviderFailure } from './failure.ts';

const largestAnswer = 64 * 1024;
const waitWithoutRetryAfter = 250;
const longestWait = 3000;
/** A shorter token may stand in an answer by chance. */
const shortestTelling = 8;

/** An answer that is no success, as far as it tells why. */
export interface RefusedAnswer {
  status: number;
  /** As `WWW-Authenticate` has it; empty where it is absent. */
  challenge: string;
  contentType: string;
  /** At most 64 KB. */
  body: string;
}

export interface ProviderCall<Schema extends z.ZodType> {
  url: string;
  method?: 'GET' | 'POST';
  /** Sent as JSON. */
  body?: object;
  /** Beside those that every call has. */
  headers?: Record<string, string>;
  token: string;
  schema: Schema;
  deadline: AbortSignal;
  /**
   * Tells a good token that may not ask this question from one that is refused.
   *
   * @returns the failure, in fixed words; null for all that is no such answer
   */
  explain?(answer: RefusedAnswer): ProviderFailure | null;
  /** Largest answer that is read, in bytes; 64 KB when absent. */
  largest?: number;
}

/** Milliseconds until a second try; null when the provider asks for more than we have. */
function retryDelay(response: Response | null): number | null {
  const seconds = retryAfterSeconds(response?.headers.get('retry-after'));
  if (seconds === null) return waitWithoutRetryAfter;
  return seconds * 1000 <= longestWait ? seconds * 1000 : null;
}

const mayRetry = (status: number) => status === 429 || status >= 500;

async function readLimited(response: Response, largest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Counted after decompression, so that a small answer cannot unpack into a huge one.
    if (size > largest) {
      throw new ProviderFailure('unavailable', 'The provider answered more than is read.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * A name or an id that holds the token would be stored and shown. Looked for in the parsed answer,
 * written again: in the text, escapes could hide it.
 */
function repeats(answer: unknown, token: string): boolean {
  if (token.length < shortestTelling) return false;
  return JSON.stringify(answer).includes(JSON.stringify(token).slice(1, -1));
}

function parse<Schema extends z.ZodType>(
  text: string,
  { schema, token }: ProviderCall<Schema>,
): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProviderFailure('unavailable', 'The provider answered no JSON.');
  }
  if (repeats(json, token)) {
    throw new ProviderFailure('unavailable', 'The provider repeated the token in its answer.');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new ProviderFailure('unavailable', 'The provider answered in an unknown form.');
  }
  return parsed.data;
}

async function send<Schema extends z.ZodType>(call: ProviderCall<Schema>): Promise<Response> {
  return fetch(call.url, {
    method: call.method ?? 'GET',
    headers: {
      ...call.headers,
      ...(call.body && { 'content-type': 'application/json' }),
      authorization: `Bearer ${call.token}`,
      accept: 'application/json',
    },
    ...(call.body && { body: JSON.stringify(call.body) }),
    // A redirect would carry the token to a host that is not on the allow list.
    redirect: 'manual',
    signal: call.deadline,
  });
}

/** One try, and a second one where the failure may pass and the provider lets us. */
async function sendTwice<Schema extends z.ZodType>(call: ProviderCall<Schema>): Promise<Response> {
  const first = await send(call).catch((error: unknown) => {
    call.deadline.throwIfAborted();
    if (error instanceof TypeError) return null;
    throw error;
  });
  if (first && !mayRetry(first.status)) return first;
  const delay = retryDelay(first);
  if (delay === null && first) return first;
  await first?.body?.cancel();
  await wait(delay ?? waitWithoutRetryAfter, undefined, { signal: call.deadline });
  return send(call);
}

async function answerOf<Schema extends z.ZodType>(
  call: ProviderCall<Schema>,
): Promise<z.infer<Schema>> {
  const response = await sendTwice(call);
  if (response.ok && isJson(response)) {
    return parse(await readLimited(response, call.largest ?? largestAnswer), call);
  }
  const isRefusal = [400, 401, 403, 404].includes(response.status);
  if (isRefusal && call.explain) await explainRefusal(response, call.explain);
  else await response.body?.cancel();
  if (response.ok) throw new ProviderFailure('unavailable', 'The provider answered no JSON.');
  if (isRefusal) {
    throw new ProviderFailure('refused', 'The provider does not accept the token.', {
      status: response.status,
    });
  }
  throw new ProviderFailure(
    'unavailable',
    `The provider answered with status ${response.status}.`,
    { status: response.status },
  );
}

/** @throws ProviderFailure where the provider's own rules tell what the answer means */
async function explainRefusal(
  response: Response,
  explain: NonNullable<ProviderCall<z.ZodType>['explain']>,
): Promise<void> {
  const failure = explain({
    status: response.status,
    challenge: response.headers.get('www-authenticate') ?? '',
    contentType: response.headers.get('content-type') ?? '',
    body: await readLimited(response, largestAnswer),
  });
  if (failure) throw failure;
}

const isJson = (response: Response) =>
  /^application\/(\w+\+)?json\b/.test(response.headers.get('content-type') ?? '');

/**
 * Calls a provider with a token: no redirects, at most 64 KB, one retry on 429 and 5xx where
 * `Retry-After` allows it, the answer checked against a schema.
 *
 * @throws ProviderFailure, whose words hold nothing of the answer
 */
export async function callProvider<Schema extends z.ZodType>(
  call: ProviderCall<Schema>,
): Promise<z.infer<Schema>> {
  try {
    return await answerOf(call);
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    if (call.deadline.aborted) {
      throw new ProviderFailure('timeout', 'The provider did not answer in time.');
    }
    throw new ProviderFailure('unavailable', 'The provider cannot be reached.');
  }
}
