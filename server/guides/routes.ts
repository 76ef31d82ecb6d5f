import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type ProviderId, providerId } from '../contract/common.ts';
import type { GuidesAnswer, GuidesQuery } from '../contract/guide.ts';
import { routes } from '../contract/routes.ts';
import { compressAnswer } from '../http/compress.ts';
import { answerUnchanged, keepAnswers } from '../http/kept-answers.ts';
import type { Limit } from '../http/limits.ts';
import { preferredLanguage } from '../http/preferred-language.ts';
import { HttpProblem } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import type { GuideTemplate } from '../providers/guide/guide-template.ts';
import { fillPublic, findIcon, type PublicValues } from './build/public-guide.ts';
import { guidesOf } from './guide-registry.ts';
import { pageQuery } from './page/choice.ts';
import { renderGuidePage } from './page/page.ts';
import { wordsIn } from './page/page-words.ts';

export interface GuideOptions {
  limit: Limit;
  guides: readonly GuideTemplate[];
  values: PublicValues;
  /** Folder of the built view; an icon may lie in it. */
  folder: string;
}

/** Guides for anyone: as data, and as a page that needs no JavaScript. Nothing of any account. */
export const guideRoutes: FastifyPluginAsyncZod<GuideOptions> = async (app, options) => {
  const { limit, values, guides } = options;
  const icon = findIcon(options.folder);
  app.addHook('onRequest', (request) => limit(request, 'anonymous'));
  const keptGuides = keepAnswers<GuidesAnswer>(300);
  const keptPages = keepAnswers<string>(200);
  app.addHook('onSend', answerUnchanged);
  app.addHook('onSend', compressAnswer);

  route(app, routes.guides, {}, async (request, reply) => {
    const known = providerId.safeParse(request.params.provider);
    if (!known.success) {
      throw new HttpProblem(404, {
        type: 'no-such-provider',
        detail: `There are guides for ${providerId.options.join(', ')}.`,
      });
    }
    const provider: ProviderId = known.data;
    const { audience, situation, language } = request.query;
    const key = JSON.stringify([provider, audience, situation, language]);
    return keptGuides(reply, key, () => guidesFor(provider, request.query));
  });

  function guidesFor(provider: ProviderId, query: GuidesQuery): GuidesAnswer {
    const { audience, situation, language } = query;
    const fitting = guidesOf(guides, provider).filter(
      (guide) =>
        (audience === undefined || guide.audience === audience || guide.audience === 'monday') &&
        (situation === undefined ||
          guide.situations.includes(situation) ||
          guide.situations.includes('any')),
    );
    return {
      guides: fitting.map((guide) => fillPublic(guide, values, provider, icon, language)),
    };
  }

  app.get('/guide', { schema: { hide: true, querystring: pageQuery } }, async (request, reply) => {
    const { query, headers } = request;
    const language = query.language ?? preferredLanguage(headers['accept-language']);
    const render = () => renderGuidePage(guides, query, values, icon, wordsIn(language));
    reply.header('vary', 'accept-language').header('content-type', 'text/html; charset=utf-8');
    if (query.q !== undefined) return reply.header('cache-control', 'no-cache').send(render());
    return keptPages(reply, JSON.stringify([language, query]), render);
  });
};
