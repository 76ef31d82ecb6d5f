import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;
type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const problemFields = ['type', 'title', 'status', 'detail'];

/** True for the schema of a problem of RFC 9457, or a choice of several. */
function isProblem(schema: Json): boolean {
  const { anyOf, required } = schema;
  if (Array.isArray(anyOf)) return anyOf.every((one) => isJson(one) && isProblem(one));
  return Array.isArray(required) && problemFields.every((field) => required.includes(field));
}

/** The same schema without `additionalProperties: false`: a later version may answer more. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (!isJson(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'additionalProperties' || value !== false)
      .map(([key, value]) => [key, opened(value)]),
  );
}

function documented(schema: unknown): unknown {
  const answer = opened(schema);
  if (!isJson(answer) || !isProblem(answer)) return answer;
  return {
    description: 'A problem, by RFC 9457',
    content: { 'application/problem+json': { schema: answer } },
  };
}

/**
 * A route's schemas as `/openapi.json` shows them. Problems have the media type that they are sent
 * with, and answers leave room for fields that a later version adds: a client made from the document
 * would else refuse them.
 */
export const documentRoute: Transform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  if (!isJson(schema) || !isJson(schema.response)) return { schema, url };
  const answers = Object.entries(schema.response);
  const response = Object.fromEntries(answers.map(([status, of]) => [status, documented(of)]));
  return { schema: { ...schema, response }, url };
};
