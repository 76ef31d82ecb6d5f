import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import Negotiator from 'negotiator';

/** Below, a compressed answer saves less than a packet. */
const leastBytes = 1024;

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, ZSTD_c_compressionLevel } = constants;

/** Best first. Levels at which a page of 50 rows costs less than writing it out: see decision 180. */
const compressors: Record<string, (answer: Buffer) => Buffer> = {
  zstd: (answer) => zstdCompressSync(answer, { params: { [ZSTD_c_compressionLevel]: 1 } }),
  br: (answer) =>
    brotliCompressSync(answer, {
      params: { [BROTLI_PARAM_QUALITY]: 1, [BROTLI_PARAM_SIZE_HINT]: answer.length },
    }),
  gzip: (answer) => gzipSync(answer, { level: 1 }),
};
const encodings = Object.keys(compressors);

/** For an answer that is compressed once for all: as small as it gets, the smallest first. */
const best: Record<string, (answer: Buffer) => Buffer> = {
  br: (answer) =>
    brotliCompressSync(answer, { params: { [BROTLI_PARAM_SIZE_HINT]: answer.length } }),
  gzip: (answer) => gzipSync(answer, { level: constants.Z_BEST_COMPRESSION }),
};

const keptHeaders = 100;
/** Few browsers say few different things. */
const acceptedBy = new Map<string, string[]>();

function acceptedOf(header: string, request: FastifyRequest): string[] {
  const known = acceptedBy.get(header);
  if (known) return known;
  const accepted = new Negotiator(request.raw).encodings();
  if (acceptedBy.size >= keptHeaders) acceptedBy.clear();
  acceptedBy.set(header, accepted);
  return accepted;
}

/** Returns the encoding in which an answer to this request is sent; undefined for none. */
export function encodingFor(request: FastifyRequest, offered = encodings): string | undefined {
  const header = request.headers['accept-encoding'];
  if (header === undefined) return undefined;
  const accepted = acceptedOf(String(header), request);
  return offered.find((encoding) => accepted.includes(encoding));
}

/** Returns the answer in this encoding, or the same answer where it is too short to be compressed. */
export function encode(answer: Buffer, encoding: string | undefined): Buffer {
  const compress = answer.length < leastBytes ? undefined : compressors[encoding ?? ''];
  return compress ? compress(answer) : answer;
}

function addVary(reply: FastifyReply): void {
  const known = reply.getHeader('vary');
  reply.header('vary', known === undefined ? 'accept-encoding' : `${known}, accept-encoding`);
}

/**
 * `onSend` of a route whose answers are compressed, in one call and in this turn: they are small, and
 * a stream for each would cost more than the work. Routes ask for it one by one, since an answer that
 * holds a secret beside what a caller chose would tell that secret by its length
 * (https://breachattack.com).
 */
export const compressAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const answer = typeof payload === 'string' ? Buffer.from(payload) : payload;
  if (!Buffer.isBuffer(answer)) return done(null, payload);
  addVary(reply);
  const encoding = encodingFor(request);
  const encoded = encode(answer, encoding);
  if (encoded === answer) return done(null, answer);
  reply.header('content-encoding', encoding);
  reply.removeHeader('content-length');
  done(null, encoded);
};

/**
 * Makes an `onSend` for a route whose answer is the same for everybody and for as long as the server
 * runs: what each encoding makes of it is kept.
 */
export function compressOnce(): onSendHookHandler<unknown> {
  const kept = new Map<string, Buffer>();
  return (request, reply, payload, done) => {
    const encoding = encodingFor(request, Object.keys(best));
    const compress = best[encoding ?? ''];
    const isAnswer = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (isAnswer && reply.statusCode === 200) addVary(reply);
    if (!isAnswer || reply.statusCode !== 200 || !encoding || !compress) return done(null, payload);
    const answer = kept.get(encoding) ?? compress(Buffer.from(payload));
    kept.set(encoding, answer);
    reply.header('content-encoding', encoding);
    reply.removeHeader('content-length');
    done(null, answer);
  };
}
