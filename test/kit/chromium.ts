import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const shell = '/usr/bin/chromium-headless-shell';

/** Finds a Chromium: `CHROMIUM_PATH`, or the usual places; null when there is none. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : null;
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * The same engine without a window around it, at about half of the processor time. It blocks no windows, and gives
 * each the focus. Null where the other is chosen by `CHROMIUM_PATH`.
 */
function findShell(): string | null {
  if (process.env.CHROMIUM_PATH) return null;
  return existsSync(shell) ? shell : null;
}

/** Flags of headless Chromium on a machine without a display, as root, and without the internet. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // The last such switch counts: Playwright's own turns the partitions of storage off, which people have.
  '--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,AimEnabled,NetworkTimeServiceQuerying,MediaRouter,PaintHolding,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,PreconnectToSearch',
];

/** Switches of Playwright that people's browsers do not have. */
const notOfPeople = ['--disable-popup-blocking'];

/**
 * Returns how Chromium is started: partitioned storage is as people have it.
 *
 * @param kind `whole`: with the popup blocker, too
 */
export const chromiumOptions = (kind: 'whole' | 'shell' = 'whole') => ({
  executablePath: (kind === 'shell' && findShell()) || ensureChromium(),
  args: chromiumArguments,
  ignoreDefaultArgs: notOfPeople,
});

function install(): void {
  for (const command of [
    ['apt-get', 'update', '-qq'],
    [
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'chromium-headless-shell',
      'fonts-noto-core',
      'fonts-noto-cjk',
    ],
  ]) {
    const [program = '', ...rest] = command;
    const { status } = spawnSync(program, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`"${command.join(' ')}" failed.`);
  }
}

/**
 * Finds Chromium, or installs Debian's as root, saying so.
 *
 * @throws Error in words that say what to do
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(
      'No Chromium found: installing the Debian packages "chromium" and "chromium-headless-shell" (this takes a minute).\n',
    );
    install();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium. Install it, or set CHROMIUM_PATH to its program. No test was run.',
  );
}
