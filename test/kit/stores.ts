import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
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

const enoughBytes = 4 * 1024 ** 3;

/**
 * Where stores of the tests lie: in memory where there is plenty, since every commit waits for the
 * disk (`synchronous=full`), and a test's store need not outlive a power cut.
 */
function storesFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize >= enoughBytes) return '/dev/shm';
  } catch {
    // Not on this system.
  }
  return tmpdir();
}

/** An empty database of this kind. */
export async function emptyStore(kind: StoreKind): Promise<TestStoreUrl> {
  if (kind === 'postgres') {
    return { url: await createDatabase(inject('postgresUrl')), remove: () => {} };
  }
  const folder = mkdtempSync(join(storesFolder(), 'keyholder-test-'));
  return {
    url: `sqlite:${join(folder, 'store/keyholder.db')}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
