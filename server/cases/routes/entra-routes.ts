import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { routes } from '../../contract/routes.ts';
import { route } from '../../http/route.ts';
import type { AccountReader, AccountStore } from '../../store/account-store.ts';
import { findCase } from '../case-queries.ts';
import { verdictOf } from '../effects/entra-verdict.ts';
import {
  asEntraProblem,
  entraOfEndedCase,
  entraOff,
  noSuchOrganization,
} from '../entra/entra-problems.ts';
import {
  findChecked,
  findOrganizations,
  findPeople,
  recordCheck,
  stateOfApp,
  viewCheck,
} from '../entra/run-entra-check.ts';
import { findHandoff, type Handoff, makeHandoff, redeemHandoff } from '../links/handoffs.ts';
import { ofScheme, readSecret, type Secret } from '../links/link-secret.ts';
import { asCaseProblem, deadCode } from './case-problems.ts';
import type { CaseOptions } from './route-parts.ts';

/** All calls to Graph together; the request may take 15 seconds. */
const deadlineMilliseconds = 11_000;

/** The check at Entra: a page outside the frame signs an administrator in, the server asks Graph. */
export const entraRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { limit, store, effectQueue, appName, entra } = options;
  const onRequest = (request: FastifyRequest) => limit(request, 'anonymous');

  /** Looked at again when the answer is written down: asking Graph takes seconds. */
  async function openCaseOf(of: AccountReader, { caller, caseId }: Handoff, scheme?: 'Check') {
    const found = await findCase(of, caller, caseId);
    if (!found) throw deadCode(scheme);
    if (found.row.status !== 'open') throw entraOfEndedCase();
    return found;
  }

  async function speakerOf(
    request: FastifyRequest,
    scheme: 'Code' | 'Check',
    find: (accountStore: AccountStore, secret: Secret) => Promise<Handoff | null>,
  ): Promise<Handoff & { accountStore: AccountStore }> {
    const secret = readSecret(ofScheme(request.headers.authorization, scheme));
    const accountStore = secret && store.account(secret.accountId);
    const handoff = accountStore && (await find(accountStore, secret));
    if (handoff) return { ...handoff, accountStore };
    await limit(request, 'failure');
    throw deadCode(scheme);
  }

  route(app, routes.startEntraCheck, { onRequest }, async (request, reply) => {
    if (!entra) throw entraOff();
    const { accountStore, caller, caseId } = await speakerOf(request, 'Code', (of, secret) =>
      redeemHandoff(of, secret, 'entra'),
    );
    try {
      const found = await openCaseOf(accountStore, { caller, caseId });
      const { code, expiresAt } = await makeHandoff(accountStore, caller, 'entra_check', caseId);
      return reply.code(201).send({
        ticket: code,
        expiresAt,
        signIn: entra.signIn,
        appName,
        applicationId: entra.applicationId,
        situation: found.row.situation,
        organizations: await findOrganizations(accountStore, caller, found),
      });
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  route(app, routes.runEntraCheck, { onRequest }, async (request) => {
    if (!entra) throw entraOff();
    const { organizationId, accessToken } = request.body;
    const { accountStore, caller, caseId } = await speakerOf(request, 'Check', (of, secret) =>
      findHandoff(of, secret, 'entra_check'),
    );
    try {
      const found = await openCaseOf(accountStore, { caller, caseId }, 'Check');
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
        const still = await openCaseOf(account, { caller, caseId }, 'Check');
        await recordCheck(account, caller, still, { verdict, app: stateOfApp(seen), at });
      });
      await effectQueue.drain(accountStore, caseId);
      return await viewCheck(accountStore, found, { rows, seen, verdict, at });
    } catch (error) {
      throw asEntraProblem(asCaseProblem(error, request.log));
    }
  });
};
