import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { routes } from '../../contract/routes.ts';
import { route } from '../../http/route.ts';
import type { AccountStore } from '../../store/account-store.ts';
import type { CaseStepRow } from '../../store/case-tables.ts';
import { formatStep } from '../case-format.ts';
import { CheckedTooOften, checksOfLinkAtMost } from '../entra/checker.ts';
import { entraOff, nothingToCheck } from '../entra/entra-problems.ts';
import { makeHandoff } from '../links/handoffs.ts';
import { ofScheme, readSecret, type Secret } from '../links/link-secret.ts';
import { findLiveLink, type LiveLink, noteOpening } from '../links/links.ts';
import { checkableIds, sectionsOf, viewShared } from '../links/shared-sections.ts';
import { viewSectionGuide } from '../steps/section-guide.ts';
import { changeStep, findStep, StepOutdated } from '../steps/step-change.ts';
import { tellSection } from '../tell-section.ts';
import { asCaseProblem, deadLink, noSuchStep, stepChangedTooOften } from './case-problems.ts';
import type { CaseOptions } from './route-parts.ts';

/** In answers only: who holds a link is not told who in monday ticked. */
const withoutUserId = (step: CaseStepRow) => ({ ...step, by_user_id: null });

function hideUserId(error: unknown): never {
  throw error instanceof StepOutdated ? new StepOutdated(withoutUserId(error.step)) : error;
}

/**
 * Each change is written to the history of every connection of its section: whoever holds a link must
 * not fill it by changing a step to and fro.
 */
const changesAtMost = 50;

/** Routes of a case link: read the shared sections, complete steps and add notes. */
export const sharedRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { guides, limit, effectQueue, store, entra } = options;
  const canCheck = entra !== null;
  const onRequest = (request: FastifyRequest) => limit(request, 'anonymous');

  /** The secret of the header, where it leads to a case. */
  async function openLink(request: FastifyRequest): Promise<{
    accountStore: AccountStore;
    secret: Secret;
    live: LiveLink;
  }> {
    const secret = readSecret(ofScheme(request.headers.authorization, 'Case'));
    const accountStore = secret && store.account(secret.accountId);
    // Looked at before any transaction, which would leave a trace of a made-up account.
    const live = accountStore && (await findLiveLink(accountStore, secret));
    if (live) return { accountStore, secret, live };
    await limit(request, 'failure');
    throw deadLink();
  }

  route(app, routes.sharedCase, { onRequest }, async (request) => {
    const { accountStore, secret, live } = await openLink(request);
    const withSteps = request.query.show === 'steps';
    if (!withSteps) return viewShared(accountStore, live, { withSteps, canCheck }, guides.values);
    try {
      return await accountStore.transaction(async (account) => {
        const still = await findLiveLink(account, secret);
        if (!still) throw deadLink();
        await noteOpening(account, still.link);
        return viewShared(account, still, { withSteps, canCheck }, guides.values);
      });
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  route(app, routes.sharedGuide, { onRequest }, async (request) => {
    const { accountStore, live } = await openLink(request);
    const sections = await sectionsOf(accountStore, live);
    const section = sections.find((one) => one.id === request.params.sectionId);
    if (!section) throw noSuchStep();
    const isMasked = live.link.names === 'masked';
    const { language, listAfter } = request.query;
    const telling = { isMasked, language, situation: live.of.situation };
    return viewSectionGuide(accountStore, section, guides, telling, listAfter);
  });

  route(app, routes.tellSection, { onRequest }, async (request) => {
    const { accountStore, secret } = await openLink(request);
    try {
      const told = await accountStore.transaction(async (account) => {
        const still = await findLiveLink(account, secret);
        if (!still) throw deadLink();
        const sections = await sectionsOf(account, still);
        const section = sections.find(({ id }) => id === request.params.sectionId);
        if (!section) throw noSuchStep();
        return tellSection(account, still.link.id, section, request.body);
      });
      return { told };
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  route(app, routes.shareEntraCheck, { onRequest }, async (request, reply) => {
    const { accountStore, live } = await openLink(request);
    if (!canCheck) throw entraOff();
    if (checkableIds(await sectionsOf(accountStore, live)).length === 0) throw nothingToCheck();
    const { link, of } = live;
    try {
      if (link.times_checked >= checksOfLinkAtMost) throw new CheckedTooOften();
      const speaker = { caller: null, link: { id: link.id, saidToBe: request.body.name } };
      return reply.code(201).send(await makeHandoff(accountStore, speaker, 'entra', of.id));
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });

  route(app, routes.changeSharedStep, { onRequest }, async (request) => {
    const { accountStore, secret } = await openLink(request);
    const { name, ...change } = request.body;
    try {
      const changed = await accountStore.transaction(async (account) => {
        const still = await findLiveLink(account, secret);
        if (!still) throw deadLink();
        const step = await findStep(account, still.of.id, request.params.stepId);
        const shared: string[] = JSON.parse(still.link.section_ids);
        if (!step || !shared.includes(step.section_id)) throw noSuchStep();
        if (step.version > changesAtMost) throw stepChangedTooOften(changesAtMost);
        const by = { kind: 'support', saidToBe: name } as const;
        return changeStep(account, still.of, step, change, by).catch(hideUserId);
      });
      await effectQueue.drain(accountStore);
      return { step: formatStep(withoutUserId(changed)) };
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });
};
