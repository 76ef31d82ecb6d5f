import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { quickFolder } from './folders.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

export interface TestStoreUrl {
  url: string;
  remove(): Promise<void>;
}

/** Both stores, for `describe.each`: the same behaviour is asked of both. */
export const storeKinds = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

function sqliteStore(): TestStoreUrl {
  const folder = mkdtempSync(join(quickFolder(), 'keyholder-test-'));
  return {
    url: `sqlite:${join(folder, 'store/keyholder.db')}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Databases are made and dropped directly, and used by way of the pooler where there is one. */
export function throughPooler(url: string): string {
  const port = inject('poolerPort');
  if (port === null) return url;
  const through = new URL(url);
  through.port = String(port);
  return through.href;
}

async function postgresStore(template?: string): Promise<TestStoreUrl> {
  const server = inject('postgresUrl');
  const url = await createDatabase(server, template);
  return { url: throughPooler(url), remove: () => dropDatabase(server, url) };
}

/** An empty database of this kind, for tests of what opening it does. */
export async function emptyStore(kind: StoreKind): Promise<TestStoreUrl> {
  return kind === 'postgres' ? postgresStore() : sqliteStore();
}

/**
 * A database that holds nothing and has its tables, for all other tests. On PostgreSQL it is a copy:
 * making the tables takes longer than most tests do. SQLite makes them in five milliseconds.
 */
export async function preparedStore(kind: StoreKind): Promise<TestStoreUrl> {
  return kind === 'postgres' ? postgresStore(inject('postgresTemplate')) : sqliteStore();
}
