import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem-reply.ts';

/** Ours are five levels deep, and what monday passes through a few more. */
const mostLevels = 50;

/** Level by level: a look that calls itself would end as those that it protects. */
function isTooDeep(body: unknown): boolean {
  let level = [body];
  for (let depth = 0; depth <= mostLevels; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/**
 * Refuses a body that is nested without end. In 64 KB there is room for 30,000 levels, which the
 * parser takes; schemas and all else that walks through a body would use up the stack.
 */
export function installBodyDepth(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body }) => {
    if (!isTooDeep(body)) return;
    throw new HttpProblem(400, {
      type: 'bad-input',
      detail: `The body is nested more than ${mostLevels} levels deep. Nothing was changed.`,
      errors: [{ pointer: '/', detail: `must not be deeper than ${mostLevels} levels` }],
    });
  });
}
