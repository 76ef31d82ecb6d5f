import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Limit } from './limits.ts';
import { sendProblem } from './problem-reply.ts';

/** The built pages by address: the view, and pages that open in a tab of their own. */
const pages: Record<string, string> = {
  '/': 'index.html',
  '/admin': 'index.html',
  '/account': 'index.html',
  '/board': 'index.html',
  '/case': 'case.html',
  '/report': 'report.html',
  '/entra': 'entra.html',
  '/entra/signed-in': 'entra-signed-in.html',
};

/** Returns whether `vite build` has been run into this folder. */
export const isViewBuilt = (folder: string) => existsSync(join(folder, 'index.html'));

/**
 * Serves what anyone may load: the built view (hashed files may be kept for a year, pages are asked for
 * again each time) and the proof of domain ownership for monday's marketplace.
 */
export async function installStatic(
  app: FastifyInstance,
  options: { folder: string; clientId: string; limit: Limit },
): Promise<void> {
  const countAnonymous = (request: FastifyRequest) => options.limit(request, 'anonymous');

  await app.register(async (scope) => {
    scope.addHook('onRequest', countAnonymous);
    scope.get('/monday-app-association.json', { schema: { hide: true } }, async () => ({
      apps: [{ clientID: options.clientId }],
    }));
    if (isViewBuilt(options.folder)) await installView(scope, options.folder);
  });

  // Guessing addresses is counted like any other call that needs no token.
  app.setNotFoundHandler({ preHandler: countAnonymous }, (_request, reply) =>
    sendProblem(reply, 404, { detail: 'There is nothing at this address.' }),
  );
}

async function installView(scope: FastifyInstance, folder: string): Promise<void> {
  await scope.register(fastifyStatic, {
    root: folder,
    index: false,
    // Only what the build made is served: no listing, no dot files, no look-up of other paths.
    wildcard: false,
    dotfiles: 'ignore',
    // Made by the build beside each file that it shortens.
    preCompressed: true,
    // A page under its own name would come without the policy of its address.
    globIgnore: ['**/.vite/**', '*.html', '**/*.{br,gz}'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const [address, file] of Object.entries(pages)) {
    scope.get(address, { schema: { hide: true } }, (_request, reply) => reply.sendFile(file));
  }
}
