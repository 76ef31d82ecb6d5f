import { z } from 'zod';
import { stepChanged, stepOutdated } from './case-change.ts';
import { sectionGuide, sectionGuideQuery } from './case-guide.ts';
import {
  sharedCase,
  sharedQuery,
  sharedStepChange,
  shareEntraCheck,
  tellSection,
  toldSection,
} from './case-link.ts';
import { caseReport, handoff } from './case-report.ts';
import { addressId, defineRoute, problemsOf } from './define-route.ts';
import { entraCheck, entraCheckBody, entraSession } from './entra-check.ts';
import {
  entraLook,
  entraLookBody,
  inventoryConnections,
  inventoryConnectionsBody,
  inventoryLine,
  inventoryLineBody,
} from './entra-inventory.ts';
import { guidesAnswer, guidesQuery } from './guide.ts';
import { inLanguage } from './language.ts';
import { outsidePaths, publicPaths } from './paths.ts';
import { problem } from './problem.ts';

const byLink = [{ caseLink: [] }];
const byCode = [{ handoffCode: [] }];
const byTicket = [{ entraTicket: [] }];

const problems = problemsOf(400, 401, 403, 404, 409, 429, 503);

/** Routes that pages outside the frame call. */
export const outsideRoutes = {
  sharedCase: defineRoute(outsidePaths.sharedCase, {
    summary: 'The sections that a case link shares',
    security: byLink,
    querystring: sharedQuery,
    response: { 200: sharedCase, ...problemsOf(400, 401, 429) },
  }),
  sharedGuide: defineRoute(outsidePaths.sharedGuide, {
    summary: 'What to do in a section that a case link shares',
    security: byLink,
    params: z.object({ sectionId: addressId }),
    querystring: sectionGuideQuery,
    response: { 200: sectionGuide, ...problemsOf(400, 401, 404, 429) },
  }),
  changeSharedStep: defineRoute(outsidePaths.changeSharedStep, {
    summary: 'Complete or note a step that a case link shares',
    security: byLink,
    params: z.object({ stepId: addressId }),
    body: sharedStepChange,
    response: { 200: stepChanged, ...problems, 409: stepOutdated.or(problem) },
  }),
  tellSection: defineRoute(outsidePaths.tellSection, {
    summary: 'Tell that a shared section is finished, or that the holder of the link cannot do it',
    security: byLink,
    params: z.object({ sectionId: addressId }),
    body: tellSection,
    response: { 200: toldSection, ...problemsOf(400, 401, 404, 409, 429, 503) },
  }),
  shareEntraCheck: defineRoute(outsidePaths.shareEntraCheck, {
    summary: 'A code for the page of the check at Entra, for the organizations of a case link',
    security: byLink,
    body: shareEntraCheck,
    response: { 201: handoff, ...problemsOf(400, 401, 404, 409, 422, 429, 503) },
  }),
  report: defineRoute(outsidePaths.report, {
    summary: 'The report of a case, for the code of a handoff',
    security: byCode,
    querystring: inLanguage,
    response: { 200: caseReport, ...problemsOf(400, 401, 429, 503) },
  }),
  startEntraCheck: defineRoute(outsidePaths.startEntraCheck, {
    summary: 'What a check at Entra needs, for the code of a handoff',
    security: byCode,
    response: { 201: entraSession, ...problemsOf(401, 409, 422, 429, 503) },
  }),
  runEntraCheck: defineRoute(outsidePaths.runEntraCheck, {
    summary: 'Ask Entra, as an administrator who is signed in, what the app may still do',
    security: byTicket,
    body: entraCheckBody,
    response: { 200: entraCheck, ...problems, ...problemsOf(422, 502, 504) },
  }),
  inventoryConnections: defineRoute(outsidePaths.inventoryConnections, {
    summary: 'Connections of one organization, for an inventory at Entra',
    security: byTicket,
    body: inventoryConnectionsBody,
    response: { 200: inventoryConnections, ...problemsOf(400, 401, 403, 422, 429, 503) },
  }),
  lookAtEntra: defineRoute(outsidePaths.lookAtEntra, {
    summary: 'Ask Entra, as an administrator who is signed in, about any app; nothing is kept',
    security: byTicket,
    body: entraLookBody,
    response: { 200: entraLook, ...problemsOf(400, 401, 403, 422, 429, 502, 503, 504) },
  }),
  keepInventory: defineRoute(outsidePaths.keepInventory, {
    summary: 'Keep that an inventory was made, and its numbers',
    security: byTicket,
    body: inventoryLineBody,
    response: { 201: inventoryLine, ...problemsOf(400, 401, 403, 422, 429, 503) },
  }),
};

/** Public routes. */
export const publicRoutes = {
  guides: defineRoute(publicPaths.guides, {
    summary: 'The steps of one provider, and of monday’s part',
    params: z.object({ provider: z.string().max(40) }),
    querystring: guidesQuery,
    response: { 200: guidesAnswer, ...problemsOf(400, 404, 429) },
  }),
};
