import { v7 as uuidv7 } from 'uuid';
import type { routes } from '../../server/contract/routes.ts';
import { call } from './cases.ts';
import { identityBody } from './identity.ts';
import { blockBody, credential } from './runs.ts';
import type { TestServer } from './server.ts';
import type { Caller } from './tokens.ts';
import type { World } from './world.ts';

export type RouteName = keyof typeof routes;

/** By what a route knows who calls. */
type Speaks = 'session' | 'monday' | 'link' | 'code' | 'ticket' | 'anyone';

/** A request that a route takes as it is, in a world. */
export interface Probe {
  speaks: Speaks;
  /** The status of the good answer. */
  status: number;
  params?: (of: World) => Record<string, string>;
  query?: Record<string, string>;
  body?: (of: World, caller: Caller) => object;
  /** Purpose of the code. */
  purpose?: 'report' | 'entra' | 'inventory';
  /** Done before, such as the dry run that opening a case answers. */
  prepare?: (server: TestServer, of: World, body: object) => Promise<object>;
}

const ofCase = ({ opened }: World) => ({ id: opened.id });
const onAda = ({ connectionIds }: World) => ({
  situation: 'not_needed',
  target: { kind: 'connections', connectionIds: [connectionIds.bob] },
});

/** Of every route of the table; one that is missing here does not compile. */
export const probes: Record<RouteName, Probe> = {
  session: { speaks: 'session', status: 200 },
  providers: { speaks: 'session', status: 200 },
  queryConnections: {
    speaks: 'session',
    status: 200,
    body: () => ({ scope: 'account', q: 'canary', userIds: ['11', '12'], limit: 10 }),
  },
  connectionsSummary: { speaks: 'session', status: 200, query: { scope: 'account' } },
  connection: {
    speaks: 'session',
    status: 200,
    params: ({ connectionIds }) => ({ id: connectionIds.bob }),
  },
  acknowledge: {
    speaks: 'session',
    status: 409,
    params: ({ connectionIds }) => ({ id: connectionIds.bob }),
    body: () => ({ reason: 'Known', upTo: '2026-11-24T14:00:00.000Z' }),
  },
  withdrawAcknowledgement: {
    speaks: 'session',
    status: 204,
    params: ({ connectionIds }) => ({ id: connectionIds.bob }),
  },
  people: { speaks: 'session', status: 200, body: () => ({ limit: 2, sort: '-connections' }) },
  matchPeople: { speaks: 'session', status: 200, body: () => ({ userIds: ['11', '12', '99'] }) },
  organizations: { speaks: 'session', status: 200 },
  activity: { speaks: 'session', status: 200, query: { limit: '5', kind: 'case_opened' } },
  openCase: {
    speaks: 'session',
    status: 201,
    body: (of) => ({ ...onAda(of), id: uuidv7(), fingerprint: 'x' }),
    async prepare(server, of, body) {
      const url = '/api/cases?dryRun=true';
      const answer = await call(server, 'POST', url, of.people.admin, onAda(of));
      return { ...body, fingerprint: answer.json().fingerprint };
    },
  },
  cases: { speaks: 'session', status: 200, query: { scope: 'account', status: 'open' } },
  case: { speaks: 'session', status: 200, params: ofCase },
  handleCase: {
    speaks: 'session',
    status: 200,
    params: ofCase,
    body: () => ({ owner: '11', dueOn: '2026-12-24' }),
  },
  caseConnections: { speaks: 'session', status: 200, params: ofCase },
  sectionGuide: {
    speaks: 'session',
    status: 200,
    params: (of) => ({ ...ofCase(of), sectionId: of.sectionId }),
    query: { language: 'de' },
  },
  ownGuide: {
    speaks: 'session',
    status: 404,
    params: ({ connectionIds }) => ({ id: connectionIds.bob }),
    query: { language: 'de' },
  },
  changeStep: {
    speaks: 'session',
    status: 200,
    params: (of) => ({ ...ofCase(of), stepId: of.step.id }),
    body: ({ step }) => ({ version: step.version, state: 'blocked', note: 'waiting' }),
  },
  addConnections: {
    speaks: 'session',
    status: 409,
    params: ofCase,
    body: ({ connectionIds }) => ({ connectionIds: [connectionIds.bob] }),
  },
  leaveOut: {
    speaks: 'session',
    status: 409,
    params: ofCase,
    body: ({ connectionIds }) => ({ connectionIds: [connectionIds.ada], reason: 'Not hers' }),
  },
  makeLink: {
    speaks: 'session',
    status: 201,
    params: ofCase,
    body: ({ sectionId }) => ({ sectionIds: [sectionId], days: 7, accountName: 'Acme' }),
  },
  links: { speaks: 'session', status: 200, params: ofCase },
  makeHandoff: {
    speaks: 'session',
    status: 201,
    body: ({ opened }) => ({ purpose: 'report', caseId: opened.id }),
  },
  sharedCase: { speaks: 'link', status: 200, query: { show: 'steps' } },
  sharedGuide: {
    speaks: 'link',
    status: 200,
    params: ({ sectionId }) => ({ sectionId }),
    query: { language: 'de' },
  },
  changeSharedStep: {
    speaks: 'link',
    status: 409,
    params: ({ step }) => ({ stepId: step.id }),
    body: () => ({ version: 999, state: 'done', name: 'Sam Support' }),
  },
  tellSection: {
    speaks: 'link',
    status: 200,
    params: ({ sectionId }) => ({ sectionId }),
    body: () => ({ told: 'blocked', name: 'Sam Support', note: 'No rights there' }),
  },
  shareEntraCheck: { speaks: 'link', status: 201, body: () => ({ name: 'Sam Support' }) },
  report: { speaks: 'code', status: 200, purpose: 'report', query: { language: 'de' } },
  startEntraCheck: { speaks: 'code', status: 201, purpose: 'entra' },
  runEntraCheck: {
    speaks: 'ticket',
    status: 200,
    purpose: 'entra',
    body: ({ organizationId }) => ({ organizationId, accessToken: 'stand-in.admin-token' }),
  },
  inventoryConnections: {
    speaks: 'ticket',
    status: 200,
    purpose: 'inventory',
    body: ({ organizationId }) => ({ organizationId }),
  },
  lookAtEntra: {
    speaks: 'ticket',
    status: 200,
    purpose: 'inventory',
    body: ({ organizationId }) => ({
      ...{ organizationId, accessToken: 'stand-in.admin-token' },
      applicationId: '22222222-bbbb-4bbb-8bbb-000000000009',
      people: ['22222222-bbbb-4bbb-8bbb-000000000011'],
    }),
  },
  keepInventory: {
    speaks: 'ticket',
    status: 201,
    purpose: 'inventory',
    body: ({ organizationId }) => ({ organizationId, apps: 3, people: 4, onlyAtEntra: 1 }),
  },
  guides: {
    speaks: 'anyone',
    status: 200,
    params: () => ({ provider: 'slack' }),
    query: { audience: 'individual', language: 'de' },
  },
  identity: {
    speaks: 'monday',
    status: 200,
    params: () => ({ provider: 'api-token' }),
    body: (_of, { accountId, userId }) => identityBody({ accountId, userId }),
  },
  checkConnection: {
    speaks: 'monday',
    status: 200,
    body: () => blockBody({ credentialsValues: { 'api-token': credential(7) } }),
  },
  accountOptions: {
    speaks: 'monday',
    status: 200,
    body: () => ({
      payload: { credentialsValues: { microsoft: credential(7) }, search: 'canary' },
    }),
  },
  lifecycle: {
    speaks: 'session',
    status: 200,
    body: (_of, { accountId, userId }) => ({
      type: 'install',
      data: { account_id: accountId, user_id: userId, app_id: 10_000_001 },
    }),
  },
  setOwnAccount: {
    speaks: 'session',
    status: 200,
    params: ofCase,
    body: ({ connectionIds }) => ({ connectionId: connectionIds.ada, isOwn: true }),
  },
  revokeLink: {
    speaks: 'session',
    status: 204,
    params: (of) => ({ ...ofCase(of), linkId: of.linkId }),
  },
  closeCase: {
    speaks: 'session',
    status: 409,
    params: ofCase,
    body: () => ({ leaveOpen: [], note: 'done' }),
  },
  withdrawCase: { speaks: 'session', status: 200, params: ofCase },
  reopenCase: { speaks: 'session', status: 200, params: ofCase },
};

/** In the order in which each still finds what it needs: those that end something come last. */
export const routeNames = Object.keys(probes) as RouteName[];
