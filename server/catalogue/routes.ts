import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Identify } from '../auth/identify.ts';
import type { ProvidersAnswer } from '../contract/provider.ts';
import { routes } from '../contract/routes.ts';
import { compressOnce } from '../http/compress.ts';
import { answerUnchanged, keepAnswers } from '../http/kept-answers.ts';
import { route } from '../http/route.ts';
import type { Provider } from '../providers/shared/provider-definition.ts';
import { formatProvider } from './catalogue-format.ts';
import { mondayFeatures } from './monday-features.ts';

export interface CatalogueOptions {
  identify: Identify;
  /** The providers that can be connected here. */
  providers: readonly Provider[];
}

/** `GET /api/providers`: what can be connected, what it may do and why, and where it is revoked. */
export const catalogueRoutes: FastifyPluginAsyncZod<CatalogueOptions> = async (app, options) => {
  const answer: ProvidersAnswer = {
    providers: options.providers.map(formatProvider),
    mondayFeatures: [...mondayFeatures],
  };

  const send = keepAnswers<ProvidersAnswer>(1);

  route(
    app,
    routes.providers,
    { onRequest: options.identify.person, onSend: [answerUnchanged, compressOnce()] },
    async (_request, reply) => send(reply, '', () => answer),
  );
};
