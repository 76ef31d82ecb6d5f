import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sent, send, sentTo } from '../../kit/probe-requests.ts';
import { probes, type RouteName, routeNames } from '../../kit/probes.ts';
import { storeKinds } from '../../kit/stores.ts';
import { startWorlds, type TwoWorlds } from '../../kit/world.ts';

/** Values of every kind of JSON, and texts that a store or a parser may stumble over. */
const values: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  'x',
  'a\u0000b',
  '\ud800',
  "' or 1=1 --",
  'x'.repeat(5000),
  [],
  [null],
  {},
  { a: { a: { a: {} } } },
];
const texts = ['', 'x', 'a\u0000b', '%00', '../../etc', "' or 1=1 --", '9'.repeat(400)];
/** Few enough that the body is not refused for its size. */
const levels = 10_000;
const bodies = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '7',
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  '['.repeat(levels) + ']'.repeat(levels),
  '{"a":'.repeat(levels) + 1 + '}'.repeat(levels),
];

/** One thing wrong at a time: in the address, in the query, in a field of the body, in the body. */
function* wrongly(sent: Sent): Generator<Sent> {
  for (const part of ['params', 'query'] as const) {
    for (const key of Object.keys(sent[part])) {
      for (const text of texts) yield { ...sent, [part]: { ...sent[part], [key]: text } };
    }
  }
  yield { ...sent, query: { ...sent.query, unknown: 'x', limit: '-1', cursor: 'x', after: 'x' } };
  for (const body of bodies) yield { ...sent, body };
  if (sent.body === undefined) return;
  const fields = Object(sent.body) as Record<string, unknown>;
  for (const key of [...Object.keys(fields), 'unknown']) {
    for (const value of values) yield { ...sent, body: { ...fields, [key]: value } };
    const { [key]: _left, ...rest } = fields;
    yield { ...sent, body: rest };
  }
}

describe.each(storeKinds)('on %s', (kind) => {
  let worlds: TwoWorlds;
  beforeAll(async () => {
    worlds = await startWorlds(kind);
  });
  afterAll(() => worlds.close());

  async function answersTo(name: RouteName) {
    const { own, server } = worlds;
    const answers: { of: Sent; status: number; type: string; body: string }[] = [];
    for (const of of wrongly(sentTo(name, own, own.people.admin))) {
      const { statusCode, headers, body } = await send(server, name, own, own.people.admin, of);
      answers.push({ of, status: statusCode, type: String(headers['content-type']), body });
    }
    return answers;
  }

  test.each(routeNames)(
    '%s answers what is malformed by a problem, and never by a fault',
    async (name) => {
      const answers = await answersTo(name);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const refused = answers.filter(({ status }) => status >= 400);
      // monday reads its own format of errors.
      const isOurs = probes[name].speaks !== 'monday' && name !== 'lifecycle';
      const unsaid = refused.filter(({ type }) => !type.startsWith('application/problem+json'));
      if (isOurs) expect(unsaid).toEqual([]);
      expect(refused.length + answers.filter(({ status }) => status < 300).length).toBe(
        answers.length,
      );
    },
  );
});
