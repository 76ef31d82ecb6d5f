import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepAnswers } from '../../../server/http/kept-answers.ts';

let app: FastifyInstance;
const computed: string[] = [];
beforeAll(() => {
  app = fastify();
  const kept = keepAnswers<{ key: string }>(2);
  app.get<{ Params: { key: string } }>('/:key', (request, reply) => {
    const { key } = request.params;
    return kept(reply, key, () => {
      computed.push(key);
      return { key };
    });
  });
});
afterAll(() => app.close());

test('an answer is computed once; the one that was asked for longest ago makes room', async () => {
  for (const key of ['a', 'b', 'a', 'b']) {
    expect((await app.inject(`/${key}`)).json()).toEqual({ key });
  }
  expect(computed).toEqual(['a', 'b']);
  for (const key of ['a', 'c', 'a', 'b']) await app.inject(`/${key}`);
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});
