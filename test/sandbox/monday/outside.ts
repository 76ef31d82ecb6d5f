import type { FastifyInstance } from 'fastify';
import { html, standInPage } from '../html.ts';
import { playedAt } from '../outside-places.ts';
import type { Places } from '../places.ts';

/**
 * `GET /opened?url=…`: a page that the app opened. Leads to where the sandbox plays it, else says that
 * it does not. Nothing is loaded from outside.
 */
export function outsideRoute(app: FastifyInstance, places: Places): void {
  app.get<{ Querystring: { url?: string } }>('/opened', async (request, reply) => {
    const realUrl = request.query.url ?? '';
    const played = playedAt(places, realUrl);
    if (played) return reply.redirect(played);
    const body = html`<h1>A page outside</h1>
      <p>The sandbox does not play this page, and stays on this machine: nothing was loaded from there.</p>`;
    return reply.type('text/html').send(standInPage({ title: 'A page outside', realUrl, body }));
  });
}
