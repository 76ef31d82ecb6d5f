import type { IncomingHttpHeaders } from 'node:http';
import httpProxy from '@fastify/http-proxy';
import fastify, { type FastifyInstance } from 'fastify';
import { installHotView } from './hot-view.ts';
import type { Places } from './places.ts';

/** Adds one origin to `frame-ancestors` where monday is named, and nowhere else. */
export function allowFraming(policy: string, origin: string): string {
  return policy.replace(/(frame-ancestors https:\/\/\*\.monday\.com)/, `$1 ${origin}`);
}

function withHost(headers: IncomingHttpHeaders, origin: string): IncomingHttpHeaders {
  const policy = headers['content-security-policy'];
  if (typeof policy !== 'string') return headers;
  return { ...headers, 'content-security-policy': allowFraming(policy, origin) };
}

/**
 * Stands before the server, which lets nobody but monday frame its view. Passes everything on
 * unchanged, except that the sandbox's host page may frame what monday may frame.
 *
 * @param isHot the view comes from Vite as it is being written, not from the server
 */
export async function createPassThrough(places: Places, isHot: boolean): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true });
  if (isHot) await installHotView(app);
  await app.register(httpProxy, {
    upstream: '',
    replyOptions: {
      getUpstream: () => places.server,
      rewriteHeaders: (headers) => withHost(headers, places.host),
    },
  });
  return app;
}
