import { z } from 'zod';
import { connectionsSummary, summaryQuery } from './account-counts.ts';
import { activityPage, activityQuery } from './activity.ts';
import { acknowledge, connectionDetail, connectionsPage, connectionsQuery } from './connection.ts';
import { addressId, bySession, defineRoute, problemsOf } from './define-route.ts';
import { organizations } from './organization.ts';
import { paths } from './paths.ts';
import { matches, matchQuery, peoplePage, peopleQuery } from './people.ts';
import { providersAnswer } from './provider.ts';
import { session } from './session.ts';

/** Routes of the account for the view: session and connections. */
export const accountRoutes = {
  session: defineRoute(paths.session, {
    summary: 'Who is asking',
    security: bySession,
    response: { 200: session, ...problemsOf(401, 429) },
  }),
  providers: defineRoute(paths.providers, {
    summary: 'What can be connected, what it may do and why',
    security: bySession,
    response: { 200: providersAnswer, ...problemsOf(401, 429) },
  }),
  queryConnections: defineRoute(paths.queryConnections, {
    summary: 'A page of connections',
    security: bySession,
    body: connectionsQuery,
    response: { 200: connectionsPage, ...problemsOf(400, 401, 403, 429, 503) },
  }),
  connectionsSummary: defineRoute(paths.connectionsSummary, {
    summary: 'Counts of connections',
    security: bySession,
    querystring: summaryQuery,
    response: { 200: connectionsSummary, ...problemsOf(400, 401, 403, 429, 503) },
  }),
  connection: defineRoute(paths.connection, {
    summary: 'One connection',
    security: bySession,
    params: z.object({ id: z.string() }),
    response: { 200: connectionDetail, ...problemsOf(400, 401, 403, 404, 429, 503) },
  }),
  acknowledge: defineRoute(paths.acknowledge, {
    summary: 'Say that the alerts of a connection were seen, and why they may stand',
    security: bySession,
    params: z.object({ id: addressId }),
    body: acknowledge,
    response: { 204: z.null(), ...problemsOf(400, 401, 403, 404, 409, 429, 503) },
  }),
  withdrawAcknowledgement: defineRoute(paths.withdrawAcknowledgement, {
    summary: 'Take that back: the alerts stand again',
    security: bySession,
    params: z.object({ id: addressId }),
    response: { 204: z.null(), ...problemsOf(400, 401, 403, 404, 429, 503) },
  }),
  people: defineRoute(paths.people, {
    summary: 'A page of everyone with a connection',
    security: bySession,
    body: peopleQuery,
    response: { 200: peoplePage, ...problemsOf(400, 401, 403, 429, 503) },
  }),
  matchPeople: defineRoute(paths.matchPeople, {
    summary: 'Which of these users have active connections',
    security: bySession,
    body: matchQuery,
    response: { 200: matches, ...problemsOf(400, 401, 403, 429) },
  }),
  organizations: defineRoute(paths.organizations, {
    summary: 'Organizations with connections',
    security: bySession,
    response: { 200: organizations, ...problemsOf(401, 403, 429) },
  }),
  activity: defineRoute(paths.activity, {
    summary: 'Who did what when',
    security: bySession,
    querystring: activityQuery,
    response: { 200: activityPage, ...problemsOf(400, 401, 403, 429) },
  }),
};
