import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isInputObjectType, isObjectType, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { currentFields, legacyFields } from '../../../client/monday/people/user-shapes.ts';
import { schema202604 } from '../../sandbox/monday/graphql/schema-2026-04.ts';
import { schema202610 } from '../../sandbox/monday/graphql/schema-2026-10.ts';

/** monday's own, kept with its date: it is what the queries have to be true to. */
const real = buildSchema(readFileSync('test/fixtures/monday-2026-10.graphql', 'utf8'));
const standIn = buildSchema(schema202610);
/** The part of monday's older one that the older queries touch. */
const olderReal = buildSchema(readFileSync('test/fixtures/monday-2026-04.graphql', 'utf8'));
const olderStandIn = buildSchema(schema202604);

const integrations = readFileSync('client/features/integrations/get-integrations.ts', 'utf8');
const constantOf = (name: string) =>
  new RegExp(`const ${name} = '([^']+)'`).exec(integrations)?.[1] ?? '';

/** Values that are filled into queries, each with every text that it may be. */
const parts: Record<string, readonly string[]> = {
  currentFields: [currentFields],
  legacyFields: [legacyFields],
  name: ['account_connections', 'user_connections'],
  'shape.fields': [constantOf('fields'), constantOf('fewFields')],
};

interface Query {
  file: string;
  isOlder: boolean;
  text: string;
}

/** Every text that a query may be, once its parts are filled in. */
function filled(text: string): string[] {
  const part = /\$\{([\w.]+)\}/.exec(text);
  if (!part) return [text];
  const [mark, name = ''] = part;
  const values = parts[name];
  if (!values) throw new Error(`A query holds \${${name}}, which this test does not know.`);
  return values.flatMap((value) => filled(text.replaceAll(mark, value)));
}

/** The queries of a file: texts that begin with `query` or `mutation`. */
function queriesIn(file: string): Query[] {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(/(legacyQuery\s*=\s*)?(['`])((?:query|mutation)\b[^'`]*)\2/g);
  return [...found].flatMap(([, older, , text = '']) =>
    filled(text).map((query) => ({ file, isOlder: older !== undefined, text: query })),
  );
}

const files = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('client', name));
const queries = files.flatMap(queriesIn);
const faultsOf = (schema: ReturnType<typeof buildSchema>, { text }: Query) =>
  validate(schema, parse(text)).map(({ message }) => message);

test('every file that asks monday has a query here', () => {
  const asking = files.filter((file) => /\bgraphql(<|\()/.test(readFileSync(file, 'utf8')));
  const withQuery = new Set(queries.map(({ file }) => file));
  expect(asking.filter((file) => !withQuery.has(file))).toEqual(['client/monday/graphql.ts']);
});

describe.each(queries.filter(({ isOlder }) => !isOlder))('$file: $text', (query) => {
  test('is valid in monday’s schema of 2026-10', () => {
    expect(faultsOf(real, query)).toEqual([]);
  });

  test('is valid in the stand-in’s part of it', () => {
    expect(faultsOf(standIn, query)).toEqual([]);
  });
});

describe.each(queries.filter(({ isOlder }) => isOlder))('$file: $text', (query) => {
  test('is valid in monday’s older schema, and not in the newer', () => {
    expect(faultsOf(olderReal, query)).toEqual([]);
    expect(faultsOf(real, query)).not.toEqual([]);
  });

  test('is valid in the older stand-in', () => {
    expect(faultsOf(olderStandIn, query)).toEqual([]);
  });
});

/** Fields and their arguments of a type, a line for each. */
function fieldsOf(schema: typeof real, name: string): string[] {
  const type = schema.getType(name);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => `${name}.${field.name}: ${field.type}`);
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    `${name}.${field.name}: ${field.type}`,
    ...field.args.map((argument) => `${name}.${field.name}(${argument.name}: ${argument.type})`),
  ]);
}

/** Fields and arguments of a stand-in which the schema of monday's lacks. */
function madeUp(made: typeof real, schema: typeof real, types: string[]): string[] {
  const known = new Set(types.flatMap((name) => fieldsOf(schema, name)));
  return types.flatMap((name) => fieldsOf(made, name)).filter((line) => !known.has(line));
}

test('the stand-in has no field and no argument that monday’s own schema lacks', () => {
  const types = Object.keys(standIn.getTypeMap()).filter((name) => !name.startsWith('__'));
  expect(madeUp(standIn, real, types)).toEqual([]);
  expect(madeUp(olderStandIn, olderReal, ['User'])).toEqual([]);
});
