import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { recordActivity } from '../../activity/record-activity.ts';
import { callerOf } from '../../auth/identify.ts';
import { routes } from '../../contract/routes.ts';
import { compressAnswer } from '../../http/compress.ts';
import { adminsOnly } from '../../http/problem-reply.ts';
import { route } from '../../http/route.ts';
import { canMakeInventory } from '../case-policy.ts';
import { findCase } from '../case-queries.ts';
import { entraOff } from '../entra/entra-problems.ts';
import { makeHandoff, redeemHandoff } from '../links/handoffs.ts';
import { ofScheme, readSecret } from '../links/link-secret.ts';
import { viewReport } from '../report/build-report.ts';
import { asCaseProblem, deadCode } from './case-problems.ts';
import { type CaseOptions, readCase } from './route-parts.ts';

/** Codes for pages outside the frame, and the report that one of them opens. */
export const handoffRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify, limit, store, effectQueue, providers, appName, guides } = options;

  route(app, routes.makeHandoff, { onRequest: identify.person }, async (request, reply) => {
    const caller = callerOf(request);
    const { body } = request;
    const accountStore = store.account(caller.accountId);
    if (body.purpose === 'inventory') {
      if (!canMakeInventory(caller)) throw adminsOnly();
      if (!options.entra) throw entraOff();
    }
    const caseId =
      body.purpose === 'inventory' ? null : (await readCase(store, caller, body.caseId)).row.id;
    try {
      return reply
        .code(201)
        .send(await makeHandoff(accountStore, { caller, link: null }, body.purpose, caseId));
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  async function redeem(request: FastifyRequest) {
    const secret = readSecret(ofScheme(request.headers.authorization, 'Code'));
    const accountStore = secret && store.account(secret.accountId);
    const redeemed = accountStore && (await redeemHandoff(accountStore, secret, 'report'));
    if (accountStore && redeemed?.caller && redeemed.caseId)
      return { accountStore, caller: redeemed.caller, caseId: redeemed.caseId };
    await limit(request, 'failure');
    throw deadCode();
  }

  route(
    app,
    routes.report,
    { onRequest: (request) => limit(request, 'anonymous'), onSend: compressAnswer },
    async (request) => {
      try {
        const { accountStore, caller, caseId } = await redeem(request);
        // A report is printed and kept: what was just checked or ticked belongs into it.
        await effectQueue.drain(accountStore);
        return await accountStore.transaction(async (account) => {
          const found = await findCase(account, caller, caseId);
          if (!found) throw deadCode();
          const { language } = request.query;
          const told = { appName, providers, guides, language };
          const report = await viewReport(account, caller, found, told);
          await recordActivity(account, {
            kind: 'report_opened',
            at: report.generatedAt,
            userId: caller.userId,
            details: { caseId },
          });
          return report;
        });
      } catch (error) {
        throw asCaseProblem(error, request.log);
      }
    },
  );
};
