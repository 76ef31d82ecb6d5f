import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { retryAfterSeconds } from '../../contract/retry-after.ts';
import { bodyOf, exchange } from './exchange.ts';
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
function retryDelay(response: IncomingMessage | null): number | null {
  const seconds = retryAfterSeconds(response?.headers['retry-after']);
  if (seconds === null) return waitWithoutRetryAfter;
  return seconds * 1000 <= longestWait ? seconds * 1000 : null;
}

const statusOf = ({ statusCode = 0 }: IncomingMessage) => statusCode;

const mayRetry = (status: number) => status === 429 || status >= 500;

async function readLimited(response: IncomingMessage, largest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(response)) {
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

async function send(call: ProviderCall<z.ZodType>): Promise<IncomingMessage> {
  // Follows no redirect: it would carry the token to a host that is not on the allow list.
  return exchange({
    url: call.url,
    method: call.method ?? 'GET',
    headers: {
      ...call.headers,
      ...(call.body && { 'content-type': 'application/json' }),
      authorization: `Bearer ${call.token}`,
      accept: 'application/json',
    },
    ...(call.body && { body: JSON.stringify(call.body) }),
    signal: call.deadline,
  });
}

/** One try, and a second one where the failure may pass and the provider lets us. */
async function sendTwice(call: ProviderCall<z.ZodType>): Promise<IncomingMessage> {
  const first = await send(call).catch(() => {
    call.deadline.throwIfAborted();
    return null;
  });
  if (first && !mayRetry(statusOf(first))) return first;
  const delay = retryDelay(first);
  if (delay === null && first) return first;
  first?.destroy();
  await wait(delay ?? waitWithoutRetryAfter, undefined, { signal: call.deadline });
  return send(call);
}

async function answerOf<Schema extends z.ZodType>(
  call: ProviderCall<Schema>,
): Promise<z.infer<Schema>> {
  const response = await sendTwice(call);
  const status = statusOf(response);
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && isJson(response)) {
    return parse(await readLimited(response, call.largest ?? largestAnswer), call);
  }
  const isRefusal = [400, 401, 403, 404].includes(status);
  if (isRefusal && call.explain) await explainRefusal(response, call.explain);
  else response.destroy();
  if (isSuccess) throw new ProviderFailure('unavailable', 'The provider answered no JSON.');
  if (isRefusal) {
    throw new ProviderFailure('refused', 'The provider does not accept the token.', {
      status,
    });
  }
  throw new ProviderFailure('unavailable', `The provider answered with status ${status}.`, {
    status,
  });
}

/** @throws ProviderFailure where the provider's own rules tell what the answer means */
async function explainRefusal(
  response: IncomingMessage,
  explain: NonNullable<ProviderCall<z.ZodType>['explain']>,
): Promise<void> {
  const failure = explain({
    status: statusOf(response),
    challenge: response.headers['www-authenticate'] ?? '',
    contentType: response.headers['content-type'] ?? '',
    body: await readLimited(response, largestAnswer),
  });
  if (failure) throw failure;
}

const isJson = ({ headers }: IncomingMessage) =>
  /^application\/(\w+\+)?json\b/.test(headers['content-type'] ?? '');

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
