import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordConnection } from '../../../server/connections/record-connection.ts';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { createJobs } from '../../../server/jobs/deletion-jobs.ts';
import { up } from '../../../server/store/migrations/012-one-spelling.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { postgresDialect } from '../../../server/store/postgres.ts';
import { sqliteDialect } from '../../../server/store/sqlite.ts';
import { noteUse } from '../../../server/uses/record-use.ts';
import { caseOf, openCase } from '../../kit/cases.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const [shortOrg, longOrg] = ['00D5g00000ABCDE', '00D5g00000ABCDEEA5'];
const [shortUser, longUser] = ['0055g00000IJKLM', '0055g00000IJKLMAA5'];

describe.each(storeKinds)('ids of Salesforce in two spellings (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  const identityOf = (org: string, user: string) => ({
    providerUniqueIdentifier: `${org}:${user}`,
    displayName: 'Ada',
    email: null,
    organization: { id: org, name: 'acme' },
    accountType: 'work' as const,
  });
  const described = { grantedScopes: null, access: 'lasting', risk: 'low' } as const;
  /** As a version of before ids were expanded kept them. */
  const connect = (org: string, user: string, userId: string, day: number) =>
    recordConnection(server.store.account('1'), {
      provider: 'salesforce',
      userId,
      identity: identityOf(org, user),
      at: `2026-05-0${day}T10:00:00.000Z`,
      ...described,
    });
  const run = (identity: object, day: number) => {
    const at = `2026-05-0${day}T11:00:00.000Z`;
    const place = {
      recipeId: '1',
      integrationId: String(day),
      hostType: null,
      hostInstanceId: null,
      boardId: null,
    };
    return noteUse(
      server.store.account('1'),
      {
        provider: 'salesforce',
        userId: '11',
        userCredentialsId: null,
        actionUuid: null,
        isAccepted: true,
        at,
        place,
      },
      {
        provider: 'salesforce',
        at,
        ...described,
        identity: { ...identityOf(longOrg, longUser), ...identity },
      },
    );
  };
  const all = async () => {
    const page = await server.query({ scope: 'account', sort: 'firstConnectedAt' }, admin);
    return connectionsPage.parse(page.json()).items;
  };

  /** As an upgrade does: the migration, and the job after the start. */
  async function upgrade(): Promise<void> {
    const dialect = server.url.startsWith('sqlite:')
      ? sqliteDialect(server.url.slice('sqlite:'.length))
      : await postgresDialect(server.url, () => {});
    const db = new Kysely({ dialect });
    await up(db);
    await db.destroy();
    const store = await openStore({ url: server.url });
    const told: unknown[] = [];
    const log = { ...server.app.log, info: (of: unknown) => told.push(of) };
    const jobs = createJobs({ store, log: log as never });
    jobs.start();
    await expect.poll(() => told.length, { timeout: 20_000 }).toBe(1);
    await jobs.stop();
    expect(await store.jobs.take('test', '2099-01-01T00:00:00.000Z', 'z')).toBeNull();
    await store.close();
  }

  test('an upgrade makes one row of those that are one, with all that was known of either', async () => {
    await connect(shortOrg, shortUser, '11', 1);
    await connect(longOrg, longUser, '11', 3);
    await connect(shortOrg, shortUser, '12', 2);
    await run({ providerUniqueIdentifier: `${shortOrg}:${shortUser}` }, 5);
    await upgrade();
    expect(await all()).toMatchObject([
      {
        userId: '11',
        providerUniqueIdentifier: `${longOrg}:${longUser}`,
        organization: { id: longOrg },
        timesConnected: 2,
        usedIn: 1,
        firstConnectedAt: '2026-05-01T10:00:00.000Z',
        lastConnectedAt: '2026-05-03T10:00:00.000Z',
      },
      { userId: '12', providerUniqueIdentifier: `${longOrg}:${longUser}`, timesConnected: 1 },
    ]);
    const [found] = (await server.query({ scope: 'account', q: longUser }, admin)).json().items;
    expect(found).toBeDefined();
    await expectCountersRight(server.store, 1);
  });

  test('an open case about the organization goes on under its current id', async () => {
    await connect(shortOrg, shortUser, '11', 1);
    const of = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'organization', provider: 'salesforce', organizationId: shortOrg },
    });
    await upgrade();
    const after = await caseOf(server, admin, of.id);
    expect(after.target).toEqual({
      kind: 'organization',
      provider: 'salesforce',
      organizationId: longOrg,
    });
    expect(after.sections.find(({ half }) => half === 'provider')?.organization?.id).toBe(longOrg);
    expect((await all())[0]?.caseId).toBe(of.id);
  });

  test('a run that finds an older key moves its organization as well', async () => {
    await connect(shortOrg, shortUser, '11', 1);
    await run({ alsoKnownAs: [`${shortOrg}:${shortUser}`] }, 5);
    expect(await all()).toMatchObject([
      { providerUniqueIdentifier: `${longOrg}:${longUser}`, organization: { id: longOrg } },
    ]);
    await expectCountersRight(server.store, 1);
  });

  test('a new store has nothing to do', async () => {
    const take = server.store.jobs.take('test', '2099-01-01T00:00:00.000Z', 'z');
    expect(await take).toBeNull();
  });
});
