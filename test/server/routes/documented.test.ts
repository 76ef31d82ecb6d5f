import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../server/contract/routes.ts';
import { send, sentTo } from '../../kit/probe-requests.ts';
import { probes, type RouteName, routeNames } from '../../kit/probes.ts';
import { startWorlds, type TwoWorlds } from '../../kit/world.ts';

type Media = Record<string, { schema: Record<string, unknown> }>;
interface Operation {
  responses: Record<string, { content?: Media }>;
  requestBody?: { content: Media };
}

let worlds: TwoWorlds;
let document: { paths: Record<string, Record<string, Operation>> };
beforeAll(async () => {
  worlds = await startWorlds('sqlite');
  document = (await worlds.server.app.inject({ url: '/openapi.json' })).json();
});
afterAll(() => worlds.close());

function operationOf(name: RouteName): Operation {
  const [method = '', path = ''] = routes[name].path.split(' ');
  const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  expect(operation, name).toBeDefined();
  return operation as Operation;
}

/** Holds an answer against what is documented for its status: media type, then every field. */
function expectAsDocumented(name: RouteName, answer: LightMyRequestResponse): void {
  const documented = operationOf(name).responses[answer.statusCode];
  expect(documented, `${name}: ${answer.statusCode} ${answer.body}`).toBeDefined();
  if (answer.statusCode === 204) {
    expect(answer.body).toBe('');
    return;
  }
  const type = String(answer.headers['content-type']).split(';', 1)[0] ?? '';
  const schema = documented?.content?.[type]?.schema;
  expect(schema, `${name}: ${answer.statusCode} is sent as ${type}`).toBeDefined();
  const result = z.fromJSONSchema(schema ?? {}).safeParse(answer.json());
  expect(result.error, `${name}: ${answer.statusCode}`).toBeUndefined();
}

/** Returns what each object of a schema says of fields that it does not name. */
function closedPlaces(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'additionalProperties' && value === false ? [at] : closedPlaces(value, `${at}/${key}`),
  );
}

describe('/openapi.json', () => {
  test.each(routeNames)('has the media type and the fields of what %s answers', async (name) => {
    const { own, server } = worlds;
    const { admin } = own.people;
    const sent = sentTo(name, own, admin);
    const { prepare } = probes[name];
    const body = prepare ? await prepare(server, own, Object(sent.body)) : sent.body;
    const answer = await send(server, name, own, admin, { ...sent, body });
    expect(answer.statusCode, answer.body).toBe(probes[name].status);
    expectAsDocumented(name, answer);
  });

  test.each(routeNames.filter((name) => probes[name].speaks !== 'anyone'))(
    'has them of how %s refuses who it does not know',
    async (name) => {
      const [method, path = ''] = routes[name].path.split(' ');
      const answer = await worlds.server.app.inject({
        method: method as 'GET',
        url: path.replace(/:\w+/g, 'x'),
        ...(method !== 'GET' && {
          payload: sentTo(name, worlds.own, worlds.own.people.admin).body ?? {},
        }),
      });
      expect(answer.statusCode).toBe(401);
      expectAsDocumented(name, answer);
    },
  );

  test('leaves room in answers for fields that come later, and none in what is sent', () => {
    for (const name of routeNames) {
      const { responses, requestBody } = operationOf(name);
      expect(closedPlaces(responses), name).toEqual([]);
      const isOurs = routes[name].path.includes(' /api/');
      const body = requestBody?.content['application/json']?.schema;
      if (isOurs && body) expect(closedPlaces(body).length, name).toBeGreaterThan(0);
    }
  });

  test('says that ids of monday are digits, in what is sent and what is answered', () => {
    const digits = /"pattern":"\^\\\\d\{1,20\}\$"/;
    const text = (of: unknown) => JSON.stringify(of);
    expect(text(operationOf('identity').requestBody)).toMatch(digits);
    expect(text(operationOf('lifecycle').requestBody)).toMatch(digits);
    expect(text(operationOf('matchPeople').requestBody)).toMatch(digits);
    expect(text(operationOf('people').responses['200'])).toMatch(digits);
  });
});
