import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Caller } from '../../auth/session-token.ts';
import { routes } from '../../contract/routes.ts';
import { route } from '../../http/route.ts';
import type { AccountReader } from '../../store/account-store.ts';
import { canMakeInventory } from '../case-policy.ts';
import { findCase } from '../case-queries.ts';
import { verdictOf } from '../effects/entra-verdict.ts';
import {
  asEntraProblem,
  entraOfEndedCase,
  entraOff,
  noSuchOrganization,
  notOfCase,
} from '../entra/entra-problems.ts';
import { findAccountOrganizations } from '../entra/inventory.ts';
import {
  findChecked,
  findOrganizations,
  findPeople,
  recordCheck,
  stateOfApp,
  viewCheck,
} from '../entra/run-entra-check.ts';
import { findHandoff, makeHandoff, redeemHandoff } from '../links/handoffs.ts';
import { asCaseProblem, deadCode } from './case-problems.ts';
import type { CaseOptions } from './route-parts.ts';
import { holderOf } from './ticket-holder.ts';

/** All calls to Graph together; the request may take 15 seconds. */
export const deadlineMilliseconds = 11_000;

/** The check at Entra: a page outside the frame signs an administrator in, the server asks Graph. */
export const entraRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { limit, effectQueue, appName, entra, providers } = options;
  const onRequest = (request: FastifyRequest) => limit(request, 'anonymous');

  /** Looked at again when the answer is written down: asking Graph takes seconds. */
  async function openCaseOf(of: AccountReader, caller: Caller, caseId: string, scheme?: 'Check') {
    const found = await findCase(of, caller, caseId);
    if (!found) throw deadCode(scheme);
    if (found.row.status !== 'open') throw entraOfEndedCase();
    return found;
  }

  route(app, routes.startEntraCheck, { onRequest }, async (request, reply) => {
    if (!entra) throw entraOff();
    const { accountStore, caller, caseId } = await holderOf(
      request,
      options,
      'Code',
      (of, secret) => redeemHandoff(of, secret, 'entra', 'inventory'),
    );
    try {
      const found = caseId === null ? null : await openCaseOf(accountStore, caller, caseId);
      const { code, expiresAt } = await makeHandoff(accountStore, caller, 'entra_check', caseId);
      return reply.code(201).send({
        ticket: code,
        expiresAt,
        signIn: entra.signIn,
        appName,
        applicationId: entra.applicationId,
        check: found && { caseId: found.row.id, situation: found.row.situation },
        hasInventory: canMakeInventory(caller),
        knownScopes: [...(providers.get('microsoft')?.knownScopes ?? [])],
        organizations: found
          ? await findOrganizations(accountStore, caller, found)
          : await findAccountOrganizations(accountStore),
      });
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  route(app, routes.runEntraCheck, { onRequest }, async (request) => {
    if (!entra) throw entraOff();
    const { organizationId, accessToken } = request.body;
    const { accountStore, caller, caseId } = await holderOf(
      request,
      options,
      'Check',
      (of, secret) => findHandoff(of, secret, 'entra_check'),
    );
    if (caseId === null) throw notOfCase();
    try {
      const found = await openCaseOf(accountStore, caller, caseId, 'Check');
      const rows = await findChecked(accountStore, caller, found, organizationId);
      if (rows.length === 0) throw noSuchOrganization();
      const at = new Date().toISOString();
      const seen = await entra.read({
        token: accessToken,
        organizationId,
        applicationId: entra.applicationId,
        people: await findPeople(accountStore, caller, found, organizationId),
        deadline: AbortSignal.timeout(deadlineMilliseconds),
      });
      const verdict = verdictOf(organizationId, seen);
      await accountStore.transaction(async (account) => {
        const still = await openCaseOf(account, caller, caseId, 'Check');
        await recordCheck(account, caller, still, { verdict, app: stateOfApp(seen), at });
      });
      await effectQueue.drain(accountStore, caseId);
      return await viewCheck(accountStore, found, { rows, seen, verdict, at });
    } catch (error) {
      throw asEntraProblem(asCaseProblem(error, request.log));
    }
  });
};
