import { createHash } from 'node:crypto';
import type { FastifyReply, onSendHookHandler } from 'fastify';

interface Kept<Answer> {
  answer: Answer;
  body: Buffer;
  etag: string;
}

/** Weak, since what goes over the wire may be compressed. */
const etagOf = (body: Buffer) =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/**
 * Answers that are the same for everybody, each computed and written out once. The ones that were asked for
 * longest ago go first.
 *
 * @param most how many are kept
 * @returns a function that sends the answer of a key; it is computed where it is not there yet
 */
export function keepAnswers<Answer>(most: number) {
  const kept = new Map<string, Kept<Answer>>();

  function find(key: string, compute: () => Answer): Kept<Answer> {
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const answer = compute();
    const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
    const made = { answer, body, etag: etagOf(body) };
    kept.set(key, made);
    const oldest = kept.keys().next().value;
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  }

  return (reply: FastifyReply, key: string, compute: () => Answer): Answer => {
    const { answer, body, etag } = find(key, compute);
    reply.header('etag', etag).header('cache-control', 'no-cache');
    // With a serializer of its own, a reply gets no media type from Fastify.
    if (!reply.hasHeader('content-type')) reply.type('application/json; charset=utf-8');
    // Fastify sends bytes as well, and declares text only.
    reply.serializer(() => body as unknown as string);
    return answer;
  };
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, '');

/**
 * `onSend` of a route with an ETag: who has the answer already gets 304 and no body.
 * https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match
 */
export const answerUnchanged: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const etag = reply.getHeader('etag');
  const asked = request.headers['if-none-match'];
  if (typeof etag !== 'string' || !asked || reply.statusCode !== 200) return done(null, payload);
  const isKnown = asked.trim() === '*' || asked.split(',').map(opaque).includes(opaque(etag));
  if (!isKnown) return done(null, payload);
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  done(null, null);
};
