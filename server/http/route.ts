import type {
  ContextConfigDefault,
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
  RouteShorthandOptions,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Route, RouteSchema } from '../contract/define-route.ts';

type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

type Handler<Schema extends RouteSchema> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  RouteGenericInterface,
  ContextConfigDefault,
  Schema,
  ZodTypeProvider
>;

/** Parts of a route beside its schema: identity is checked before the body is read. */
type Hooks = Pick<RouteShorthandOptions, 'onRequest' | 'onSend' | 'errorHandler'>;

/**
 * Registers a route of the contract's table. Its request and its answers have the types of the schema.
 *
 * @param hooks `onRequest` says who is calling, before the body is read
 */
export function route<Schema extends RouteSchema>(
  app: App,
  { path, schema }: Route<string, Schema>,
  hooks: Hooks,
  handler: Handler<Schema>,
): void {
  const [method = '', url = ''] = path.split(' ');
  app.route({ method, url, schema, ...hooks, handler });
}
