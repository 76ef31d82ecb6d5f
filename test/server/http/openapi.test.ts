import { globSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../kit/server.ts';

interface Operation {
  summary?: string;
  security?: object[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { content?: object }>;
}

let server: TestServer;
let document: { openapi: string; paths: Record<string, Record<string, Operation>> };
beforeAll(async () => {
  server = await startServer('sqlite');
  document = (await server.app.inject({ url: '/openapi.json' })).json();
});
afterAll(() => server.close());

/** Every route that the server has, as `METHOD path`, from the router itself. */
function servedRoutes(): string[] {
  const lines = server.app.printRoutes({ commonPrefix: false }).split('\n');
  const routes: string[] = [];
  const parents: string[] = [];
  for (const line of lines) {
    const found = /^(.*?)(?:├── |└── )(\S*)(?: \((.*)\))?$/.exec(line);
    if (!found) continue;
    const [, indent = '', part = '', methods = ''] = found;
    parents.length = indent.length / 4;
    parents.push(part);
    for (const method of methods.split(', ').filter(Boolean)) {
      routes.push(`${method} ${parents.join('')}`);
    }
  }
  return routes.filter((route) => !route.startsWith('HEAD '));
}

test('is a valid OpenAPI document', async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result).toMatchObject({ valid: true });
  expect(document.openapi).toMatch(/^3\.1/);
});

/** Every schema inside a value, however deep. */
function schemasIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(schemasIn);
  if (value === null || typeof value !== 'object') return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(schemasIn)];
}

/** zod writes names of its own checks here, too: `findings/zod-format-unknown-to-ajv.sh`. */
test('names formats of JSON Schema only', () => {
  const formats = schemasIn(document)
    .filter(({ type }) => type === 'string' || Array.isArray(type))
    .map(({ format }) => format)
    .filter((format) => typeof format === 'string');
  expect([...new Set(formats)].sort()).toEqual(['date', 'date-time', 'uri', 'uuid']);
});

/** zod drops flags, and the document then refuses what the server takes: `findings/zod-pattern-loses-flag.sh`. */
test('has every pattern whole: none in the contract has a flag', () => {
  const flagged = globSync('server/contract/*.ts').filter((file) =>
    /\.regex\(\s*\/.*\/[a-z]+\s*[,)]/.test(readFileSync(file, 'utf8')),
  );
  expect(flagged).toEqual([]);
});

test('lists every route below /api and /monday', () => {
  const served = servedRoutes().filter((route) => / \/(api|monday)\//.test(route));
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(served.length).toBeGreaterThanOrEqual(5);
  const named = served.map((route) => route.replace(/:(\w+)/g, '{$1}'));
  expect(listed.sort()).toEqual(named.sort());
});

test('says of each route what it does, who may call it, and how it fails', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of Object.values(methods)) {
      expect(operation.summary, path).toBeTruthy();
      const isPublic = path.startsWith('/api/public/');
      if (!isPublic) expect(operation.security?.length, path).toBe(1);
      if (!isPublic) expect(Object.keys(operation.responses), path).toContain('401');
      expect(Object.keys(operation.responses), path).toContain('429');
    }
  }
});

test('shows fields and limits of a query', () => {
  const body = document.paths['/api/connections/query']?.post?.requestBody;
  expect(body?.content['application/json']?.schema).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: { limit: { minimum: 1, maximum: 200 }, q: { maxLength: 200 } },
  });
});

test.each(['/openapi.json', '/api/public/guides/microsoft?language=de', '/guide?provider=google'])(
  '%s is computed once, and who has it is told so',
  async (url) => {
    const first = await server.app.inject({ url });
    expect(first.statusCode).toBe(200);
    expect(first.headers['cache-control']).toBe('no-cache');
    const etag = String(first.headers.etag);
    const again = await server.app.inject({ url, headers: { 'if-none-match': `"x", ${etag}` } });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    const other = await server.app.inject({ url, headers: { 'if-none-match': '"x"' } });
    expect([other.statusCode, other.body]).toEqual([200, first.body]);
  },
);
