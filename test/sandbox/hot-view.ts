import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const root = join(import.meta.dirname, '../../client');

const viewPage = /^\/(admin|account|board)?(\?|$)/;
/** Pages in a tab of their own, each with a file of that name. */
const otherPage = /^\/(case|report|entra)(\?|$)|^\/entra\/signed-in(\?|$)/;
const sourceFile = /^\/(@|node_modules\/)|\.(tsx?|jsx?|css|svg|png)(\?|$)|[?&]import(&|$)/;

/**
 * Lets Vite answer for the view, so that a change shows at once; the server answers the rest.
 * Vite's pages need scripts inside the page, so the server's policy for pages is not in force here.
 */
export async function installHotView(app: FastifyInstance): Promise<void> {
  // Loaded here only: it takes longer than the whole sandbox.
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    configFile: join(root, '../vite.config.ts'),
    server: { middlewareMode: true, hmr: { server: app.server } },
    clearScreen: false,
    logLevel: 'warn',
  });
  app.addHook('onRequest', async (request, reply) => {
    const isOther = otherPage.test(request.url);
    if (!isOther && !viewPage.test(request.url) && !sourceFile.test(request.url)) return;
    reply.hijack();
    if (isOther) {
      const [path = '', query] = request.url.split('?', 2);
      request.raw.url = `/${path.slice(1).replace('/', '-')}.html${query ? `?${query}` : ''}`;
    }
    vite.middlewares(request.raw, reply.raw);
  });
  app.addHook('onClose', () => vite.close());
}
