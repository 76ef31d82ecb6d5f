import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf } from '../../auth/identify.ts';
import { visibleUserOf } from '../../connections/connection-policy.ts';
import { noSuchConnection } from '../../connections/connection-problems.ts';
import { findOne } from '../../connections/connection-queries.ts';
import { routes } from '../../contract/routes.ts';
import { compressAnswer } from '../../http/compress.ts';
import { route } from '../../http/route.ts';
import { findSections } from '../case-queries.ts';
import { viewOwnGuide } from '../steps/own-guide.ts';
import { viewSectionGuide } from '../steps/section-guide.ts';
import { noSuchStep } from './case-problems.ts';
import { type CaseOptions, readCase } from './route-parts.ts';

/** Routes of guides for users of the view: in a section of a case, or with a connection of one's own. */
export const guideRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify, store, guides } = options;

  route(
    app,
    routes.sectionGuide,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const caller = callerOf(request);
      const { row, view } = await readCase(store, caller, request.params.id);
      const account = store.account(caller.accountId);
      const onlyOf = view === 'part' ? caller.userId : null;
      const sections = await findSections(account, [row.id], onlyOf);
      const section = sections.find((one) => one.id === request.params.sectionId);
      if (!section) throw noSuchStep();
      const { language, listAfter } = request.query;
      const telling = { isMasked: false, language, situation: row.situation };
      return viewSectionGuide(account, section, guides, telling, listAfter);
    },
  );

  route(
    app,
    routes.ownGuide,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const caller = callerOf(request);
      const account = store.account(caller.accountId);
      // An admin's way to end the access of others is another one: a case.
      const row = await findOne(account, request.params.id, visibleUserOf(caller, 'mine'));
      if (!row) throw noSuchConnection();
      return viewOwnGuide(account, row, guides, request.query.language);
    },
  );
};
