import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { routes } from '../../contract/routes.ts';
import { HttpProblem } from '../../http/problem-reply.ts';
import { route } from '../../http/route.ts';
import { findLinks, formatLink, makeLink, takeLinkBack } from '../links/links.ts';
import { adminOf, type CaseOptions, readCase, withCase } from './route-parts.ts';

/** The links of a case, for admins. */
export const linkRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify, store, publicUrl } = options;
  const now = () => new Date().toISOString();

  route(app, routes.makeLink, { onRequest: identify.person }, async (request, reply) => {
    const caller = adminOf(request);
    const { row, secret } = await withCase(request, options, request.params.id, (account, found) =>
      makeLink(account, caller, found.row, request.body),
    );
    // In the fragment, which no browser sends to any server.
    const url = `${publicUrl}/case#${secret}`;
    return reply.code(201).send({ link: formatLink(row, now()), url });
  });

  route(app, routes.links, { onRequest: identify.person }, async (request) => {
    const caller = adminOf(request);
    const { row } = await readCase(store, caller, request.params.id);
    const links = await findLinks(store.account(caller.accountId), row.id);
    return { items: links.map((link) => formatLink(link, now())) };
  });

  route(app, routes.revokeLink, { onRequest: identify.person }, async (request, reply) => {
    const caller = adminOf(request);
    const { id, linkId } = request.params;
    const isTaken = await withCase(request, options, id, (account, { row }) =>
      takeLinkBack(account, caller, row.id, linkId),
    );
    if (!isTaken) {
      throw new HttpProblem(404, {
        type: 'no-such-link',
        detail: 'The case has no such link. Nothing was changed.',
      });
    }
    return reply.code(204).send(null);
  });
};
