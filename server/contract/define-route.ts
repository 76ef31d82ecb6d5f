import { z } from 'zod';
import { problem } from './problem.ts';

/** Schemas of a route: input and answers, by which it is checked, typed and documented. */
export interface RouteSchema {
  summary: string;
  /** Names of `securitySchemes` in `/openapi.json`; absent where anyone may call. */
  security?: readonly Record<string, string[]>[];
  params?: z.ZodType;
  querystring?: z.ZodType;
  body?: z.ZodType;
  response: Record<number, z.ZodType>;
}

/** One route: `METHOD path`, and its schema. */
export interface Route<Path extends string = string, Schema extends RouteSchema = RouteSchema> {
  path: Path;
  schema: Schema;
}

/** Binds an address to what it takes and answers. */
export const defineRoute = <const Path extends string, const Schema extends RouteSchema>(
  path: Path,
  schema: Schema,
): Route<Path, Schema> => ({ path, schema });

/** The same answer for several statuses. */
export function answersOf<const Status extends number, Answer extends z.ZodType>(
  answer: Answer,
  ...statuses: Status[]
): Record<Status, Answer> {
  const all: Partial<Record<Status, Answer>> = {};
  for (const status of statuses) all[status] = answer;
  return all as Record<Status, Answer>;
}

/** RFC 9457 problems for these statuses. */
export const problemsOf = <const Status extends number>(...statuses: Status[]) =>
  answersOf(problem, ...statuses);

/** monday's session token, by which the view calls. */
export const bySession = [{ session: [] }];

/** Ids in addresses: one that is none of ours is simply not there. */
export const addressId = z.string().max(100);
