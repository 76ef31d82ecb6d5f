import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { verdictOf } from '../../connections/entra-verdict.ts';
import { routes } from '../../contract/routes.ts';
import { withDeadline } from '../../http/deadline.ts';
import { route } from '../../http/route.ts';
import type { AccountReader } from '../../store/account-store.ts';
import { canMakeInventory } from '../case-policy.ts';
import { findChecker } from '../entra/checker.ts';
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
import { findHandoff, type Handoff, makeHandoff, redeemHandoff } from '../links/handoffs.ts';
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
  async function checkerOf(of: AccountReader, holder: Handoff, scheme?: 'Check') {
    const checker = await findChecker(of, holder);
    if (!checker) throw deadCode(scheme);
    if (checker.row.status !== 'open') throw entraOfEndedCase();
    return checker;
  }

  route(app, routes.startEntraCheck, { onRequest }, async (request, reply) => {
    if (!entra) throw entraOff();
    const holder = await holderOf(request, options, 'Code', (of, secret) =>
      redeemHandoff(of, secret, 'entra', 'inventory'),
    );
    const { accountStore, caller, caseId } = holder;
    try {
      const checker = caseId === null ? null : await checkerOf(accountStore, holder);
      const { code, expiresAt } = await makeHandoff(accountStore, holder, 'entra_check', caseId);
      return reply.code(201).send({
        ticket: code,
        expiresAt,
        signIn: entra.signIn,
        appName,
        applicationId: entra.applicationId,
        check: checker && { caseId: checker.row.id, situation: checker.row.situation },
        hasInventory: caller !== null && canMakeInventory(caller),
        knownScopes: [...(providers.get('microsoft')?.knownScopes ?? [])],
        organizations: checker
          ? await findOrganizations(accountStore, checker)
          : await findAccountOrganizations(accountStore),
      });
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  route(app, routes.runEntraCheck, { onRequest }, async (request) => {
    if (!entra) throw entraOff();
    const { organizationId, accessToken } = request.body;
    const holder = await holderOf(request, options, 'Check', (of, secret) =>
      findHandoff(of, secret, 'entra_check'),
    );
    const { accountStore, caseId } = holder;
    if (caseId === null) throw notOfCase();
    try {
      const checker = await checkerOf(accountStore, holder, 'Check');
      const rows = await findChecked(accountStore, checker, organizationId);
      if (rows.length === 0) throw noSuchOrganization();
      const at = new Date().toISOString();
      const people = await findPeople(accountStore, checker, organizationId);
      const { applicationId } = entra;
      const seen = await withDeadline(deadlineMilliseconds, (deadline) =>
        entra.read({ token: accessToken, organizationId, applicationId, people, deadline }),
      );
      const verdict = verdictOf(organizationId, seen);
      await accountStore.transaction(async (account) => {
        const still = await checkerOf(account, holder, 'Check');
        await recordCheck(account, still, { verdict, app: stateOfApp(seen), at });
      });
      await effectQueue.drain(accountStore);
      return await viewCheck(accountStore, checker, { rows, seen, verdict, at });
    } catch (error) {
      throw asEntraProblem(asCaseProblem(error, request.log));
    }
  });
};
