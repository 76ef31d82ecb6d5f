import type { TestProject } from 'vitest/node';
import { openStore } from '../../server/store/open-store.ts';
import { createDatabase, dropDatabase, startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    /** A database with the tables of this version and nothing in them, to be copied. */
    postgresTemplate: string;
  }
}

/** One PostgreSQL for all tests of the server; each asks for a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const template = await createDatabase(postgres.url);
  await (await openStore({ url: template })).close();
  project.provide('postgresUrl', postgres.url);
  project.provide('postgresTemplate', template);
  return async () => {
    await dropDatabase(postgres.url, template);
    await postgres.stop();
  };
}
