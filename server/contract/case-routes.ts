import { z } from 'zod';
import { revocationCase } from './case.ts';
import {
  addConnections,
  caseHandling,
  caseStillOpen,
  closeCase,
  leaveOut,
  setOwnAccount,
  stepChange,
  stepChanged,
  stepOutdated,
} from './case-change.ts';
import { ownGuide, sectionGuide, sectionGuideQuery } from './case-guide.ts';
import { caseLinks, madeLink, makeLink } from './case-link.ts';
import { caseConnectionsPage, caseConnectionsQuery, casesPage, casesQuery } from './case-lists.ts';
import { caseDryRun, dryRunChanged, openCase, openQuery } from './case-open.ts';
import { handoff, makeHandoff } from './case-report.ts';
import { addressId, bySession, defineRoute, problemsOf } from './define-route.ts';
import { inLanguage } from './language.ts';
import { paths } from './paths.ts';
import { problem } from './problem.ts';

const caseParams = z.object({ id: addressId });

const problems = problemsOf(400, 401, 403, 404, 409, 429, 503);

/** Routes of cases for the view. */
export const caseRoutes = {
  openCase: defineRoute(paths.openCase, {
    summary: 'Open a case, or see what it would touch (dryRun=true)',
    security: bySession,
    querystring: openQuery,
    body: openCase,
    response: {
      200: caseDryRun.or(revocationCase),
      201: revocationCase,
      ...problems,
      409: dryRunChanged.or(problem),
      422: problem,
    },
  }),
  cases: defineRoute(paths.cases, {
    summary: 'A page of cases, open ones first, then the latest',
    security: bySession,
    querystring: casesQuery,
    response: { 200: casesPage, ...problems },
  }),
  case: defineRoute(paths.case, {
    summary: 'One case',
    security: bySession,
    params: caseParams,
    response: { 200: revocationCase, ...problems },
  }),
  handleCase: defineRoute(paths.handleCase, {
    summary: 'Name the owner of a case, or the day by which it is due',
    security: bySession,
    params: caseParams,
    body: caseHandling,
    response: { 200: revocationCase, ...problems },
  }),
  caseConnections: defineRoute(paths.caseConnections, {
    summary: 'Connections of a case, by id',
    security: bySession,
    params: caseParams,
    querystring: caseConnectionsQuery,
    response: { 200: caseConnectionsPage, ...problems },
  }),
  sectionGuide: defineRoute(paths.sectionGuide, {
    summary: 'What to do in a section, filled with what is known of it',
    security: bySession,
    params: caseParams.extend({ sectionId: addressId }),
    querystring: sectionGuideQuery,
    response: { 200: sectionGuide, ...problems },
  }),
  ownGuide: defineRoute(paths.ownGuide, {
    summary: 'How to revoke a connection of one’s own',
    security: bySession,
    params: caseParams,
    querystring: inLanguage,
    response: { 200: ownGuide, ...problems },
  }),
  changeStep: defineRoute(paths.changeStep, {
    summary: 'Change a step',
    security: bySession,
    params: caseParams.extend({ stepId: addressId }),
    body: stepChange,
    response: { 200: stepChanged, ...problems, 409: stepOutdated.or(problem) },
  }),
  addConnections: defineRoute(paths.addConnections, {
    summary: 'Take connections in that came later, or were left out',
    security: bySession,
    params: caseParams,
    body: addConnections,
    response: { 200: revocationCase, ...problems },
  }),
  leaveOut: defineRoute(paths.leaveOut, {
    summary: 'Leave connections out of an open case',
    security: bySession,
    params: caseParams,
    body: leaveOut,
    response: { 200: revocationCase, ...problems },
  }),
  setOwnAccount: defineRoute(paths.setOwnAccount, {
    summary: 'Say whether an account in a case is the person’s own',
    security: bySession,
    params: caseParams,
    body: setOwnAccount,
    response: { 200: revocationCase, ...problems },
  }),
  closeCase: defineRoute(paths.closeCase, {
    summary: 'Close a case, naming what stays open',
    security: bySession,
    params: caseParams,
    body: closeCase.prefault({}),
    response: { 200: revocationCase, ...problems, 409: caseStillOpen.or(problem) },
  }),
  withdrawCase: defineRoute(paths.withdrawCase, {
    summary: 'Withdraw a case that was opened by mistake',
    security: bySession,
    params: caseParams,
    response: { 200: revocationCase, ...problems },
  }),
  reopenCase: defineRoute(paths.reopenCase, {
    summary: 'Open a case again',
    security: bySession,
    params: caseParams,
    response: { 200: revocationCase, ...problems },
  }),
  makeLink: defineRoute(paths.makeLink, {
    summary: 'Make a link to some sections; the answer alone holds it',
    security: bySession,
    params: caseParams,
    body: makeLink,
    response: { 201: madeLink, ...problems },
  }),
  links: defineRoute(paths.links, {
    summary: 'Links of a case, without their secrets',
    security: bySession,
    params: caseParams,
    response: { 200: caseLinks, ...problems },
  }),
  revokeLink: defineRoute(paths.revokeLink, {
    summary: 'Revoke a link',
    security: bySession,
    params: caseParams.extend({ linkId: addressId }),
    response: { 204: z.null(), ...problems },
  }),
  makeHandoff: defineRoute(paths.makeHandoff, {
    summary: 'A code for a page outside the frame, good once and for a minute',
    security: bySession,
    body: makeHandoff,
    response: { 201: handoff, ...problems, ...problemsOf(422) },
  }),
};
