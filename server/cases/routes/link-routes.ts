import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { caseLinks, madeLink, makeLink as makeBody } from '../../contract/case-link.ts';
import { HttpProblem } from '../../http/problem-reply.ts';
import { findLinks, formatLink, makeLink, takeLinkBack } from '../links/links.ts';
import {
  adminOf,
  type CaseOptions,
  caseParams,
  problems,
  readCase,
  security,
  withCase,
} from './route-parts.ts';

/** The links of a case, for admins. */
export const linkRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify, store, publicUrl } = options;
  const now = () => new Date().toISOString();

  app.post(
    '/api/cases/:id/links',
    {
      schema: {
        summary: 'Make a link to some sections; the answer alone holds it',
        security,
        params: caseParams,
        body: makeBody,
        response: { 201: madeLink, ...problems },
      },
      onRequest: identify.person,
    },
    async (request, reply) => {
      const caller = adminOf(request);
      const { row, secret } = await withCase(
        request,
        options,
        request.params.id,
        (account, found) => makeLink(account, caller, found.row, request.body),
      );
      // In the fragment, which no browser sends to any server.
      const url = `${publicUrl}/case#${secret}`;
      return reply.code(201).send({ link: formatLink(row, now()), url });
    },
  );

  app.get(
    '/api/cases/:id/links',
    {
      schema: {
        summary: 'Links of a case, without their secrets',
        security,
        params: caseParams,
        response: { 200: caseLinks, ...problems },
      },
      onRequest: identify.person,
    },
    async (request) => {
      const caller = adminOf(request);
      const { row } = await readCase(store, caller, request.params.id);
      const links = await findLinks(store.account(caller.accountId), row.id);
      return { items: links.map((link) => formatLink(link, now())) };
    },
  );

  app.delete(
    '/api/cases/:id/links/:linkId',
    {
      schema: {
        summary: 'Take a link back',
        security,
        params: caseParams.extend({ linkId: z.string().max(100) }),
        response: { 204: z.null(), ...problems },
      },
      onRequest: identify.person,
    },
    async (request, reply) => {
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
    },
  );
};
