import type { FastifyInstance } from 'fastify';
import { refuseToken, sendGraphError } from '../graph-error.ts';
import type { MicrosoftState } from '../state.ts';
import { innerHeader } from './graph-rules.ts';

interface Batch {
  requests: {
    id: string;
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    url: string;
    headers?: Record<string, string>;
    body?: object;
  }[];
}

const firstLetters = (name: string) => name.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase());

/** Each call of a batch is answered as if it had come alone. https://learn.microsoft.com/graph/json-batching */
export function graphBatch(app: FastifyInstance, { adminTokens }: MicrosoftState): void {
  app.post<{ Body: Batch }>('/v1.0/$batch', async (request, reply) => {
    if (!adminTokens.tenantOf(request)) return refuseToken(reply);
    const { requests } = request.body;
    if (requests.length > 20) return sendGraphError(reply, 400, 'BadRequest', 'Too many.');
    const { authorization = '' } = request.headers;
    const responses = await Promise.all(
      requests.map(async ({ id, method, url, headers, body }) => {
        const answer = await app.inject({
          ...{ method, url: `/v1.0${url}` },
          headers: { ...headers, authorization, host: request.host, [innerHeader]: '1' },
          ...(body && { payload: body }),
        });
        const named = Object.entries(answer.headers).map(([name, value]) => [
          firstLetters(name),
          String(value),
        ]);
        return {
          ...{ id, status: answer.statusCode, headers: Object.fromEntries(named) },
          body: answer.body ? answer.json() : null,
        };
      }),
    );
    // In any order.
    return { responses: responses.reverse() };
  });
}
