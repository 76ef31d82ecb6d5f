import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf } from '../../auth/identify.ts';
import { routes } from '../../contract/routes.ts';
import { compressAnswer } from '../../http/compress.ts';
import { adminsOnly } from '../../http/problem-reply.ts';
import { route } from '../../http/route.ts';
import type { AccountReader } from '../../store/account-store.ts';
import { formatStep } from '../case-format.ts';
import { canNameOwner, canSetVisibility, canShareCases } from '../case-policy.ts';
import { addToCase } from '../changes/add-connections.ts';
import { closeCase, reopenCase, withdrawCase } from '../changes/close-case.ts';
import { handleCase } from '../changes/handle-case.ts';
import { leaveOut } from '../changes/leave-out.ts';
import { setOwnAccount } from '../changes/own-account.ts';
import { changeStep, findStep } from '../steps/step-change.ts';
import { noSuchStep } from './case-problems.ts';
import { type CaseOptions, changeCase, withCase } from './route-parts.ts';

/** In a case that is seen in part, only one's own part can be ticked. */
async function isOwnSection(account: AccountReader, caseId: string, id: string, userId: string) {
  const section = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .select('id')
    .executeTakeFirst();
  return section !== undefined;
}

/** Changing cases: steps, connections that came later, closing, withdrawing, opening again. */
export const changeRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify } = options;

  route(
    app,
    routes.changeStep,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const { userId } = callerOf(request);
      const { id, stepId } = request.params;
      const changed = await withCase(request, options, id, async (account, { row, view }) => {
        const step = await findStep(account, row.id, stepId);
        if (!step) throw noSuchStep();
        const isTheirs =
          view === 'whole' || (await isOwnSection(account, row.id, step.section_id, userId));
        if (!isTheirs) throw noSuchStep();
        return changeStep(account, row, step, request.body, { kind: 'user', userId });
      });
      return { step: formatStep(changed) };
    },
  );

  route(
    app,
    routes.addConnections,
    { onRequest: identify.person, onSend: compressAnswer },
    (request) =>
      changeCase(request, options, request.params.id, (account, caller, row) =>
        addToCase(account, caller, row, request.body.connectionIds),
      ),
  );

  route(app, routes.handleCase, { onRequest: identify.person }, (request) =>
    changeCase(request, options, request.params.id, async (account, caller, row) => {
      const { owner } = request.body;
      if (owner !== undefined && owner !== row.owner && !canNameOwner(caller)) throw adminsOnly();
      await handleCase(account, caller, row, request.body);
    }),
  );

  route(app, routes.leaveOut, { onRequest: identify.person, onSend: compressAnswer }, (request) =>
    changeCase(request, options, request.params.id, (account, caller, row) =>
      leaveOut(account, caller, row, request.body),
    ),
  );

  route(
    app,
    routes.setOwnAccount,
    { onRequest: identify.person, onSend: compressAnswer },
    (request) => {
      const caller = callerOf(request);
      if (!canShareCases(caller)) throw adminsOnly();
      return changeCase(request, options, request.params.id, (account, _caller, row) =>
        setOwnAccount(account, caller, row, request.body),
      );
    },
  );

  route(app, routes.closeCase, { onRequest: identify.person }, (request) =>
    changeCase(request, options, request.params.id, async (account, caller, row) => {
      const { visibility } = request.body;
      if (visibility && row.visibility !== visibility && !canSetVisibility(caller, 'admins')) {
        throw adminsOnly();
      }
      await closeCase(account, caller, row, request.body);
    }),
  );

  route(app, routes.withdrawCase, { onRequest: identify.person }, (request) =>
    changeCase(request, options, request.params.id, withdrawCase),
  );

  route(app, routes.reopenCase, { onRequest: identify.person }, (request) =>
    changeCase(request, options, request.params.id, reopenCase),
  );
};
