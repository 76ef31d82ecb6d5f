import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const version = '4.10.5';
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'keyholder');

/**
 * Returns the folder that holds monday's real command line, `mapps`. It is installed at the first
 * call and kept: with 417 packages and 149 MB it is too large for a dev dependency.
 *
 * @throws Error when it can be neither found nor installed
 */
export function ensureMapps(): string {
  const folder = join(cache, `apps-cli-${version}`);
  const binaries = join(folder, 'node_modules/.bin');
  if (existsSync(join(binaries, 'mapps'))) return binaries;
  mkdirSync(cache, { recursive: true });
  // Installed aside and moved: two runs at once must not meet half of it.
  const fresh = mkdtempSync(join(cache, 'apps-cli-'));
  writeFileSync(join(fresh, 'package.json'), '{"private":true}');
  const { status, stderr } = spawnSync(
    'npm',
    [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      `@mondaycom/apps-cli@${version}`,
    ],
    { cwd: fresh, encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(fresh, { recursive: true });
    throw new Error(`monday's command line cannot be installed: ${stderr}`);
  }
  try {
    renameSync(fresh, folder);
  } catch {
    // Another run was quicker.
    rmSync(fresh, { recursive: true });
  }
  return binaries;
}
