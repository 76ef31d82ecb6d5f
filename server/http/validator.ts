import type { FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { HttpProblem } from './problem-reply.ts';

/**
 * Fields that monday passes through from people and providers, of which little is used and each part
 * checked where it is: a cell of a board that holds a NUL must not fail an automation.
 */
const passedThrough = new Set([
  'inputFields',
  'inboundFieldValues',
  'credentialsValues',
  'callbackRequestedParams',
  'tokenRequestedParams',
  'userCredentialsParams',
]);

/** Finds a text or a name that holds a NUL, as a JSON pointer; null where none does. */
function findNul(value: unknown, at = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') ? at || '/' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    // A name could hold anything: it is not repeated.
    if (name.includes('\0')) return at || '/';
    if (passedThrough.has(name)) continue;
    const found = findNul(inner, `${at}/${name}`);
    if (found !== null) return found;
  }
  return null;
}

const withNul = (pointer: string) =>
  new HttpProblem(400, {
    type: 'bad-input',
    detail: 'A text holds a NUL character, which cannot be stored. Nothing was changed.',
    errors: [{ pointer, detail: 'must hold no NUL character' }],
  });

/**
 * Checks each part of a request against its zod schema, and refuses NUL in all of them: PostgreSQL
 * takes none in text (https://www.postgresql.org/docs/current/datatype-character.html).
 */
export const validate: FastifySchemaCompiler<z.ZodType> = (route) => {
  const check = validatorCompiler(route);
  return (data) => {
    const pointer = findNul(data);
    return pointer === null ? check(data) : { error: withNul(pointer) };
  };
};
