import type { Acts, Consent } from '../acts.ts';
import { automations } from '../monday/automations.ts';
import { features } from '../monday/features.ts';
import type { Person } from '../monday/people.ts';
import type { StoredCredential, Vault } from '../monday/vault.ts';
import type { ServiceId } from '../services/service.ts';
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

interface SeededCall {
  at: Date;
  make(): Promise<void>;
}

const failed = (detail: unknown) => new Error(`The seed failed: ${JSON.stringify(detail)}`);

/** What monday keeps: all that was connected, a credential from before that, and an API token. */
export function seedVault(acts: Acts, vault: Vault): void {
  for (const connection of connections) acts.keep(connection);
  acts.keep({ ...legacyRuns, provider: 'microsoft' });
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

/** Connects and runs everything through the real endpoints, oldest first. */
export async function seedCalls(acts: Acts, vault: Vault): Promise<void> {
  const runs = seededRuns.flatMap((each) =>
    runCalls(acts, credentialOf(vault, each.person, each.account.id), each),
  );
  const { person, token } = warehouseToken;
  const warehouse = runCalls(acts, credentialOf(vault, person, token), warehouseToken);
  const calls = [...connectCalls(acts), ...runs, ...warehouse];
  calls.sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const call of calls) await call.make();
}
