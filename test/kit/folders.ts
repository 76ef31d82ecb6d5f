import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const enoughBytes = 4 * 1024 ** 3;

/**
 * Returns a folder for stores of the tests: in memory where there is plenty, since every commit waits
 * for the disk (`synchronous=full`), and a test's store need not outlive a power cut.
 */
export function quickFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize >= enoughBytes) return '/dev/shm';
  } catch {
    // Not on this system.
  }
  return tmpdir();
}
