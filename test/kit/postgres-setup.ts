import type { TestProject } from 'vitest/node';
import { openStore } from '../../server/store/open-store.ts';
import { startPooler } from './pooler.ts';
import { createDatabase, dropDatabase, startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    /** A database with the tables of this version and nothing in them, to be copied. */
    postgresTemplate: string;
    /** Of a pooler before it, in `npm run test:pooler`. */
    poolerPort: number | null;
  }
}

/** One PostgreSQL for all tests of the server; each asks for a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const template = await createDatabase(postgres.url);
  await (await openStore({ url: template })).close();
  const { TEST_POOLER } = process.env;
  const pooler = TEST_POOLER ? await startPooler(TEST_POOLER, postgres.url) : null;
  project.provide('postgresUrl', postgres.url);
  project.provide('poolerPort', pooler?.port ?? null);
  project.provide('postgresTemplate', template);
  return async () => {
    await pooler?.stop();
    await dropDatabase(postgres.url, template);
    await postgres.stop();
  };
}
