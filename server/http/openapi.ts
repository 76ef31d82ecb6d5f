import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { compressAnswer } from './compress.ts';
import { answerUnchanged, keepAnswers } from './kept-answers.ts';
import type { Limit } from './limits.ts';
import { documentRoute } from './openapi-schemas.ts';

/** `/openapi.json`, from the schemas that the routes check with. Routes registered later are in it. */
export async function installOpenApi(
  app: FastifyInstance,
  { publicUrl, limit }: { publicUrl: string; limit: Limit },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Keyholder',
        description: 'Who connected which account through this monday app.',
        version: '1',
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: "monday's session token (Client Secret), from the view's frame.",
          },
          caseLink: {
            type: 'apiKey',
            in: 'header',
            name: 'Authorization',
            description: 'The secret of a case link: `Case TOKEN`.',
          },
          handoffCode: {
            type: 'apiKey',
            in: 'header',
            name: 'Authorization',
            description: 'The one-time code of a handoff: `Code CODE`.',
          },
          entraTicket: {
            type: 'apiKey',
            in: 'header',
            name: 'Authorization',
            description: 'What a check at Entra speaks with: `Check TICKET`.',
          },
          monday: {
            type: 'apiKey',
            in: 'header',
            name: 'Authorization',
            description: "monday's request token (Signing Secret).",
          },
        },
      },
    },
    transform: documentRoute,
  });
  const kept = keepAnswers<object>(1);
  app.get(
    '/openapi.json',
    {
      schema: { hide: true },
      onRequest: (request) => limit(request, 'anonymous'),
      onSend: [answerUnchanged, compressAnswer],
    },
    async (_request, reply) => kept(reply, 'whole', () => app.swagger()),
  );
}
