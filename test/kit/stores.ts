import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createDatabase } from './postgres.ts';

export interface TestStoreUrl {
  url: string;
  remove(): void;
}

/** Both stores, for `describe.each`: the same behaviour is asked of both. */
export const storeKinds = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** An empty database of this kind. */
export async function emptyStore(kind: StoreKind): Promise<TestStoreUrl> {
  if (kind === 'postgres') {
    return { url: await createDatabase(inject('postgresUrl')), remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
  return {
    url: `sqlite:${join(folder, 'store/keyholder.db')}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
