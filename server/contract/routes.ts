import type { z } from 'zod';
import { accountRoutes } from './account-routes.ts';
import type { RevocationCase } from './case.ts';
import type { CaseDryRun } from './case-open.ts';
import { caseRoutes } from './case-routes.ts';
import { mondayRoutes } from './monday-routes.ts';
import { outsideRoutes, publicRoutes } from './outside-routes.ts';
import type { paths } from './paths.ts';

/**
 * Every route of the server: the one source of addresses, checks, types and documentation. The server
 * registers from it; the view calls by it, and takes nothing but types and `paths.ts` from here.
 */
export const routes = {
  ...accountRoutes,
  ...caseRoutes,
  ...outsideRoutes,
  ...publicRoutes,
  ...mondayRoutes,
};

type Routes = typeof routes;
type RouteAt<Path> = Extract<Routes[keyof Routes], { path: Path }>;
type SchemaAt<Path> = RouteAt<
  Path extends typeof paths.dryRun ? typeof paths.openCase : Path
>['schema'];

/** An address that can be called. */
export type CalledPath = Routes[keyof Routes]['path'] | typeof paths.dryRun;

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Part<Schema, Name extends string, As extends string> =
  Schema extends Record<Name, infer Of> ? Record<As, Input<Of>> : unknown;

/** Input of a call: the values in its path, its query, its body. */
export type InputOf<Path extends CalledPath> = Part<SchemaAt<Path>, 'params', 'params'> &
  (SchemaAt<Path> extends { querystring: infer Query } ? { query?: Input<Query> } : unknown) &
  Part<SchemaAt<Path>, 'body', 'body'>;

type Success<Schema> = Schema extends { response: infer Response }
  ? { [Status in keyof Response]: Status extends 200 | 201 | 202 | 204 ? Response[Status] : never }
  : never;
type Answers<Schema> = Success<Schema>[keyof Success<Schema>];

/**
 * Answers of a successful call. Opening a case and its dry run are one route
 * with two answers.
 */
export type AnswerOf<Path extends CalledPath> = Path extends typeof paths.dryRun
  ? CaseDryRun
  : Path extends typeof paths.openCase
    ? RevocationCase
    : Answers<SchemaAt<Path>> extends infer Answer extends z.ZodType
      ? z.output<Answer>
      : never;
