import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';

const style = join(import.meta.dirname, 'stand-in.css');

/** A server of the sandbox: it takes HTML forms, has the style of stand-in pages, and stops at once. */
export function createStandIn(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  app.get('/stand-in.css', async (_request, reply) =>
    reply.type('text/css').send(await readFile(style, 'utf8')),
  );
  return app;
}
