import type { RevocationCase } from '../../server/contract/case.ts';
import { madeLink } from '../../server/contract/case-link.ts';
import { call, connectionsOf, openCase, sectionOf } from './cases.ts';
import { given } from './connections.ts';
import { type EntraState, startEntra, type TestEntra } from './entra-graph.ts';
import { startServer, type TestServer } from './server.ts';
import type { StoreKind } from './stores.ts';
import type { Caller } from './tokens.ts';

const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';

/** Ids of the people of an account, the same in each. */
const userIds = { admin: 10, ada: 11, bob: 12, guest: 13, viewer: 14 } as const;
export type PersonName = keyof typeof userIds;

/** One account with everything that a route can be about. */
export interface World {
  people: Record<PersonName, Caller>;
  organizationId: string;
  /** Of Ada and of Bob. */
  connectionIds: { ada: string; bob: string };
  /** About Ada; opened by the admin, who lets her see it. */
  opened: RevocationCase;
  sectionId: string;
  step: { id: string; version: number };
  linkId: string;
  /** Secret of the case link. */
  linkToken: string;
  /** Texts that stand in no answer to anyone outside the account. */
  canaries: string[];
}

export interface TwoWorlds {
  server: TestServer;
  entra: TestEntra;
  own: World;
  foreign: World;
  close(): Promise<void>;
}

function peopleOf(accountId: number): World['people'] {
  const person = (name: PersonName, kind?: Caller['kind']): Caller => ({
    accountId,
    userId: userIds[name],
    ...(kind && { kind }),
  });
  return {
    admin: person('admin', 'admin'),
    ada: person('ada'),
    bob: person('bob'),
    guest: person('guest', 'guest'),
    viewer: person('viewer', 'view_only'),
  };
}

const objectIdOf = (accountId: number, userId: number) =>
  `aaaaaaaa-000${accountId}-4000-8000-0000000000${userId}`;

async function makeWorld(server: TestServer, accountId: number): Promise<World> {
  const people = peopleOf(accountId);
  const organizationId = `${accountId}1111111-1111-4111-8111-111111111111`;
  const organization = { id: organizationId, name: `CanaryOrganization${accountId}` };
  for (const [name, caller] of Object.entries(people)) {
    await given(server.store, caller, {
      name: `Canary${accountId}${name}`,
      email: `canary-${name}@account-${accountId}.example`,
      key: objectIdOf(accountId, caller.userId),
      organization,
    });
  }
  const connections = await connectionsOf(server, people.admin, 'account');
  const idOf = (name: string) => connections[`Canary${accountId}${name}`]?.id ?? '';
  const opened = await openCase(server, people.admin, {
    situation: 'left',
    target: { kind: 'person', userId: String(userIds.ada) },
    visibility: 'people',
  });
  const section = sectionOf(opened, 'entra_admin');
  const body = { sectionIds: [section.id], names: 'full', accountName: `CanaryName${accountId}` };
  const path = `/api/cases/${opened.id}/links`;
  const made = madeLink.parse((await call(server, 'POST', path, people.admin, body)).json());
  const [step] = section.steps;
  return {
    people,
    organizationId,
    connectionIds: { ada: idOf('ada'), bob: idOf('bob') },
    opened,
    sectionId: section.id,
    step: { id: step?.id ?? '', version: 1 },
    linkId: made.link.id,
    linkToken: made.url.split('#')[1] ?? '',
    canaries: [
      `Canary${accountId}`,
      `CanaryOrganization${accountId}`,
      `CanaryName${accountId}`,
      `account-${accountId}.example`,
      objectIdOf(accountId, 1).slice(0, 13),
    ],
  };
}

const entraState = (tenant: string): EntraState => ({
  tenant,
  app: { accountEnabled: true },
  grants: [],
  seesNoApps: false,
  status: null,
  nextLink: null,
  pageSize: 100,
});

/** A server with two accounts that know nothing of each other. */
export async function startWorlds(kind: StoreKind): Promise<TwoWorlds> {
  const entra = await startEntra(applicationId, entraState('11111111-1111-4111-8111-111111111111'));
  const server = await startServer(kind, {
    MICROSOFT_CLIENT_ID: applicationId,
    MICROSOFT_GRAPH_URL: entra.url,
    ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-0000000000e1',
    RATE_LIMIT_SCALE: '0',
    IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  return {
    server,
    entra,
    own: await makeWorld(server, 1),
    foreign: await makeWorld(server, 2),
    async close() {
      await server.close();
      await entra.close();
    },
  };
}
