import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf } from '../../auth/identify.ts';
import type { Caller } from '../../auth/session-token.ts';
import { withAskedBy } from '../../connections/connection-filter.ts';
import type { CaseTarget } from '../../contract/case.ts';
import type { CaseRequest, OpenCase } from '../../contract/case-open.ts';
import { routes } from '../../contract/routes.ts';
import { compressAnswer } from '../../http/compress.ts';
import { adminsOnly, HttpProblem } from '../../http/problem-reply.ts';
import { route } from '../../http/route.ts';
import type { Providers } from '../../providers/registry.ts';
import { canSetVisibility, canShapeTarget, canTarget, defaultVisibility } from '../case-policy.ts';
import { viewCase } from '../case-view.ts';
import { type Opening, openCase } from '../changes/open-case.ts';
import { look } from '../opening/look-ahead.ts';
import { asCaseProblem } from './case-problems.ts';
import { type CaseOptions, readCase } from './route-parts.ts';

const inOrder = (ids: readonly string[]) => [...new Set(ids)].sort();

/** The same for the same connections; a filter by a permission with the providers that ask for it. */
function targetOf(target: CaseTarget, providers: Providers): CaseTarget {
  if (target.kind === 'connections') {
    return { ...target, connectionIds: inOrder(target.connectionIds) };
  }
  return target.kind === 'filter'
    ? { ...target, filter: withAskedBy(target.filter, providers) }
    : target;
}

const requestOf = (
  { situation, target, method, ownAccounts, leftOut }: OpenCase,
  providers: Providers,
): CaseRequest => ({
  situation,
  target: targetOf(target, providers),
  ...(method && { method }),
  ...(ownAccounts && { ownAccounts: inOrder(ownAccounts) }),
  ...(leftOut && leftOut.length > 0 && { leftOut: inOrder(leftOut) }),
});

/**
 * Refuses what makes no sense for a compromised organization: it is about one organization, and what
 * stops the attacker comes first, whatever else would be chosen.
 */
function checkAim({ situation, target, method }: OpenCase): void {
  if (situation !== 'organization_compromised') return;
  const errors = [
    ...(target.kind === 'organization'
      ? []
      : [{ pointer: '/target', detail: 'must be the organization that is compromised' }]),
    ...(method === undefined
      ? []
      : [{ pointer: '/method', detail: 'cannot be chosen here: sign-in is disabled first' }]),
  ];
  if (errors.length === 0) return;
  throw new HttpProblem(400, {
    type: 'bad-input',
    detail:
      'A case of a compromised organization is about one organization, and has no method to choose. Nothing was opened. Open one case for each organization.',
    errors,
  });
}

/** Fields that opening needs beyond a dry run. */
function openingOf(caller: Caller, body: OpenCase, providers: Providers): Opening {
  const { id, fingerprint, visibility = defaultVisibility(caller) } = body;
  if (!canSetVisibility(caller, visibility)) throw adminsOnly();
  if (id !== undefined && fingerprint !== undefined) {
    return { id, fingerprint, visibility, request: requestOf(body, providers) };
  }
  throw new HttpProblem(400, {
    type: 'bad-input',
    detail: 'Opening a case needs "id" and the "fingerprint" of its dry run. Nothing was opened.',
    errors: Object.entries({ id, fingerprint })
      .filter(([, value]) => value === undefined)
      .map(([field]) => ({ pointer: `/${field}`, detail: 'is required' })),
  });
}

/** `POST /api/cases`: what a case would touch, and opening it. */
export const openRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify, costly, effectQueue, providers, store } = options;

  route(
    app,
    routes.openCase,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request, reply) => {
      const caller = callerOf(request);
      if (!canTarget(caller, request.body.target)) throw adminsOnly();
      if (!canShapeTarget(caller, request.body)) throw adminsOnly();
      checkAim(request.body);
      const account = store.account(caller.accountId);
      try {
        if (request.query.dryRun === 'true') {
          const { answer } = await costly(caller.accountId, () =>
            look(account, caller, requestOf(request.body, providers)),
          );
          return reply.send(answer);
        }
        const opening = openingOf(caller, request.body, providers);
        const isNew = await costly(caller.accountId, () => openCase(account, caller, opening));
        await effectQueue.drain(account);
        const found = await readCase(store, caller, opening.id);
        return reply.code(isNew ? 201 : 200).send(await viewCase(account, caller, found));
      } catch (error) {
        throw asCaseProblem(error, request.log);
      }
    },
  );
};
