import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import httpProxy from '@fastify/http-proxy';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { installHotView } from './hot-view.ts';
import type { Places } from './places.ts';
import type { SandboxTime } from './time.ts';
import { isPage, viewClockRoute, withClock } from './view-clock.ts';

/** Adds one origin to `frame-ancestors` where monday is named, and nowhere else. */
export function allowFraming(policy: string, origin: string): string {
  return policy.replace(/(frame-ancestors https:\/\/\*\.monday\.com)/, `$1 ${origin}`);
}

function withHost(headers: IncomingHttpHeaders, origin: string): IncomingHttpHeaders {
  const policy = headers['content-security-policy'];
  if (typeof policy !== 'string') return headers;
  return { ...headers, 'content-security-policy': allowFraming(policy, origin) };
}

/** A page that is to be changed must come, and as it is. */
function asWhole({
  'if-none-match': _tag,
  'if-modified-since': _since,
  ...headers
}: IncomingHttpHeaders): IncomingHttpHeaders {
  return { ...headers, 'accept-encoding': 'identity' };
}

async function sendShifted(reply: FastifyReply, stream: Readable): Promise<void> {
  const page = withClock(await text(stream));
  reply.header('content-length', Buffer.byteLength(page)).send(page);
}

/**
 * Stands before the server, which lets no one but monday frame its view. Passes everything on
 * unchanged, except that the sandbox's host page may frame what monday may frame, and that pages get
 * the sandbox's time while that is another than the real one.
 *
 * @param isHot the view comes from Vite as it is being written, not from the server
 */
export async function createPassThrough(options: {
  places: Places;
  isHot: boolean;
  time: Pick<SandboxTime, 'offset'>;
}): Promise<FastifyInstance> {
  const { places, isHot, time } = options;
  const app = fastify({ forceCloseConnections: true });
  if (isHot) await installHotView(app);
  viewClockRoute(app, time.offset);
  await app.register(httpProxy, {
    upstream: '',
    replyOptions: {
      getUpstream: () => places.server,
      rewriteHeaders: (headers) => withHost(headers, places.host),
      rewriteRequestHeaders: (_request, headers) =>
        time.offset() === 0 ? headers : asWhole(headers),
      onResponse(_request, reply, response) {
        const stream = (response as unknown as { stream: Readable }).stream;
        if (time.offset() === 0 || !isPage(reply as FastifyReply)) reply.send(stream);
        else void sendShifted(reply as FastifyReply, stream);
      },
    },
  });
  return app;
}
