import type { Acts, Consent } from '../acts.ts';
import { automations } from '../monday/automations.ts';
import { features } from '../monday/features.ts';
import type { Person } from '../monday/people.ts';
import type { StoredCredential, Vault } from '../monday/vault.ts';
import type { ServiceId } from '../services/service.ts';
import type { SandboxTime } from '../time.ts';
import type { Api } from './api.ts';
import { closeSeededCase, openSeededCase, type SeededCase, seededCases } from './cases.ts';
import { microsoftConnections } from './microsoft.ts';
import { legacyRuns, type SeededRuns, seededRuns, warehouseToken } from './runs.ts';
import { serviceConnections } from './services.ts';

const connections: (Consent & { daysAgo: number[] })[] = [
  ...microsoftConnections.map((connection) => ({ ...connection, provider: 'microsoft' as const })),
  ...serviceConnections,
];

/** Every account of a service that the seed connects. */
export const seededAccountsOf = (id: ServiceId) =>
  serviceConnections.filter(({ provider }) => provider === id).map(({ account }) => account);

const day = 24 * 60 * 60 * 1000;
const minute = 60_000;

/** The same minute of the day for everyone would look made up. */
const timeOf = (daysAgo: number, person: Person) =>
  new Date(Date.now() - daysAgo * day + ((person.id * 37) % 600) * minute);

/** Parts of the sandbox that the seed uses. */
export interface Seeding {
  acts: Acts;
  vault: Vault;
  time: SandboxTime;
  api: Api;
}

interface SeededCall {
  at: Date;
  make(): Promise<void>;
}

const failed = (detail: unknown) => new Error(`The seed failed: ${JSON.stringify(detail)}`);

/** Credentials that monday keeps: all that was connected, a credential from before that, and an API token. */
export async function seedVault({ acts, vault, time }: Seeding): Promise<void> {
  const legacy = { ...legacyRuns, provider: 'microsoft' as const };
  for (const { daysAgo, ...consent } of [...connections, legacy]) {
    // Consents and tokens are as old as the last connect.
    await time.during(timeOf(Math.min(...daysAgo), consent.person), async () => {
      acts.keep(consent);
    });
  }
  const { person, label, token } = warehouseToken;
  vault.keep({
    person,
    provider: features['api-token'],
    displayName: label,
    identifier: token,
    parameters: { apiToken: token, apiTokenLabel: label },
    tokenRequestedParams: {},
    freshToken: () => token,
  });
}

const connectCalls = (acts: Acts): SeededCall[] =>
  connections.flatMap(({ daysAgo, ...consent }) =>
    daysAgo.map((days) => {
      const at = timeOf(days, consent.person);
      return {
        at,
        async make() {
          const outcome = await acts.connect(consent, at);
          if (!outcome.isConnected) throw failed(outcome);
        },
      };
    }),
  );

function runCalls(acts: Acts, credential: StoredCredential, runs: Omit<SeededRuns, 'account'>) {
  const { isRefused = false } = runs;
  return runs.daysAgo.flatMap((days) =>
    runs.automations.map((position, n): SeededCall => {
      const automation = automations[position];
      if (!automation) throw failed('no such automation');
      const at = new Date(timeOf(days, runs.person).getTime() + (1 + n) * minute);
      return {
        at,
        async make() {
          const { body } = await acts.run({ credential, automation, isRefused }, at);
          if (body.outputFields?.works === isRefused) throw failed(body);
          if (!body.outputFields) throw failed(body);
        },
      };
    }),
  );
}

function credentialOf(vault: Vault, person: Person, identifier: string): StoredCredential {
  const found = vault
    .all()
    .find((credential) => credential.person === person && credential.identifier === identifier);
  if (!found) throw failed('no such credential');
  return found;
}

function caseCalls({ api, time }: Seeding, seeded: SeededCase): SeededCall[] {
  const openedAt = timeOf(seeded.openedDaysAgo, seeded.person);
  let id = '';
  const opening: SeededCall = {
    at: openedAt,
    async make() {
      await time.set(openedAt);
      id = await openSeededCase(api, seeded, openedAt);
    },
  };
  if (seeded.closedDaysAgo === undefined) return [opening];
  const closedAt = timeOf(seeded.closedDaysAgo, seeded.person);
  const closing: SeededCall = {
    at: closedAt,
    async make() {
      await time.set(closedAt);
      await closeSeededCase(api, id);
    },
  };
  return [opening, closing];
}

/** Connects, runs and revokes everything through the real endpoints, oldest first. */
export async function seedCalls(seeding: Seeding): Promise<void> {
  const { acts, vault } = seeding;
  const runs = seededRuns.flatMap((each) =>
    runCalls(acts, credentialOf(vault, each.person, each.account.id), each),
  );
  const { person, token } = warehouseToken;
  const warehouse = runCalls(acts, credentialOf(vault, person, token), warehouseToken);
  const cases = seededCases.flatMap((each) => caseCalls(seeding, each));
  const calls = [...connectCalls(acts), ...runs, ...warehouse, ...cases];
  calls.sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const call of calls) await call.make();
}
