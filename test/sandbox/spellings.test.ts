import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../server/contract/common.ts';
import type { Connection, ConnectionsPage } from '../../server/contract/connection.ts';
import { accountsToTry } from './microsoft/accounts.ts';
import { workingGraph } from './microsoft/state.ts';
import { cast, type Person } from './monday/people.ts';
import type { ServiceId } from './services/service.ts';
import { type Sandbox, startSandbox } from './start.ts';
import { runWith, walkThrough } from './walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-spellings-'));
const services: readonly ServiceId[] = ['slack', 'salesforce'];
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder, isSeeded: false });
}, 240_000);
afterEach(() => {
  for (const id of services) sandbox.service(id).controls.spelling = null;
  Object.assign(sandbox.microsoft.controls, workingGraph());
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

async function connectionsOf(person: Person, provider: ProviderId): Promise<Connection[]> {
  const path = '/api/connections/query';
  const body = { scope: 'mine', provider };
  return (await sandbox.api.ask<ConnectionsPage>(person, 'POST', path, body)).items;
}

const cases = [
  ['slack', 'enterprise', 'Slack', 'robin@slack', {}, 'E0CONTOSOGRID:T0CONTOSO:U09001ROBIN'],
  [
    'salesforce',
    'short',
    'Salesforce',
    'robin@salesforce',
    { subdomain: 'contoso' },
    '00D5g00000CONT1EAP:0055g00000ROBI1AAP',
  ],
] as const;

test.each(cases)(
  '%s (%s): connected, then seen in a run by its other spelling, it is one connection',
  async (id, spelling, kind, account, typed, key) => {
    await walkThrough(sandbox, cast.member, id, account, typed);
    sandbox.service(id).controls.spelling = spelling;
    await runWith(sandbox, cast.member, kind);
    expect(await connectionsOf(cast.member, id)).toMatchObject([
      { providerUniqueIdentifier: key, timesConnected: 1, usedIn: 1, source: 'identity' },
    ]);
  },
);

test.each(cases)(
  '%s (%s): connected again by its other spelling, it is one connection',
  async (id, spelling, kind, account, typed, key) => {
    await walkThrough(sandbox, cast.collector, id, account, typed);
    await runWith(sandbox, cast.collector, kind);
    sandbox.service(id).controls.spelling = spelling;
    await walkThrough(sandbox, cast.collector, id, account, typed);
    expect(await connectionsOf(cast.collector, id)).toMatchObject([
      { providerUniqueIdentifier: key, timesConnected: 2, usedIn: 1 },
    ]);
  },
);

test('a personal Microsoft account whose id lost its zero is the same one', async () => {
  const { personalWithZero: account } = accountsToTry;
  await sandbox.connect(cast.member, account);
  sandbox.microsoft.controls.dropsZeros = true;
  await sandbox.connect(cast.member, account);
  await runWith(sandbox, cast.member, 'Microsoft 365');
  expect(await connectionsOf(cast.member, 'microsoft')).toMatchObject([
    {
      providerUniqueIdentifier:
        '9188040d-6c67-4c5b-b112-36a304b66dad:00000000-0000-0000-0de9-26f80000232e',
      timesConnected: 2,
      usedIn: 1,
    },
  ]);
});
