import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Exchange {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  /** Ends the exchange, and the reading of its answer. */
  signal: AbortSignal;
}

/**
 * Sends a request, over a connection that stays open for the next, and follows no redirect. By Node's own client:
 * what `fetch` makes for a call stays in memory until the next full collection (findings/fetch-outlives-its-call.sh), and
 * everybody's calls wait while it is moved.
 *
 * @returns the answer as soon as its head is there; read it by `bodyOf`, or destroy it
 * @throws an error of the network, or the signal's
 */
export function exchange({ url, method, headers, body, signal }: Exchange) {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = { method, headers: { ...headers, 'accept-encoding': 'gzip' }, signal };
    const sent = request(url, asked, resolve);
    // Heard as well once there is an answer: the signal ends both.
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Returns the body of an answer, unpacked. */
export function bodyOf(answer: IncomingMessage): Readable {
  if (answer.headers['content-encoding'] !== 'gzip') return answer;
  // Whoever reads is told of an error by the stream itself.
  return pipeline(answer, createGunzip(), () => {});
}
