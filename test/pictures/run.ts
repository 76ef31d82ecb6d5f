import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumOptions } from '../kit/chromium.ts';
import { createProgressBar } from '../sandbox/progress-bar.ts';
import { startSandbox } from '../sandbox/start.ts';
import { albumOf } from './album.ts';
import type { Screen } from './screen.ts';
import { screens } from './screens.ts';
import { countPictures, type Picture, type TakeOptions, takeScreen, widthsOf } from './take.ts';

const usage = `npm run screenshots -- [options] [NAME…]

Takes pictures of every screen in each theme and width, or of those whose names hold a NAME.

  --folder PATH      where they go (screenshots)
  --language CODE    the person's language in monday (en)
`;

interface Failure {
  name: string;
  width: number;
  why: string;
}

/** The screens one after the other: the trouble of one must not show in another. */
async function takeAll(chosen: Screen[], options: TakeOptions) {
  const pictures: Picture[] = [];
  const failures: Failure[] = [];
  for (const screen of chosen) {
    for (const width of widthsOf(screen)) {
      try {
        pictures.push(...(await takeScreen(screen, width, options)));
      } catch (error) {
        const why = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : '';
        failures.push({ name: screen.name, width, why });
      }
    }
  }
  return { pictures, failures };
}

async function run(chosen: Screen[], folder: string, language: string): Promise<Failure[]> {
  await build({ logLevel: 'error' });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sandboxFolder = mkdtempSync(join(tmpdir(), 'keyholder-screenshots-'));
  const [sandbox, browser] = await Promise.all([
    startSandbox({ folder: sandboxFolder, environment: { RATE_LIMIT_SCALE: '0' } }),
    chromium.launch(chromiumOptions()),
  ]);
  const progress = createProgressBar('Taking pictures', countPictures(chosen));
  let taken = 0;
  const onTaken = () => progress.show(++taken);
  try {
    const options = { browser, sandbox, folder, language, onTaken };
    const { pictures, failures } = await takeAll(chosen, options);
    writeFileSync(join(folder, 'index.html'), albumOf(pictures));
    process.stdout.write(`\nLook through them: ${join(folder, 'index.html')}\n`);
    return failures;
  } finally {
    await browser.close();
    await sandbox.close();
    rmSync(sandboxFolder, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: join(import.meta.dirname, '../../screenshots') },
    language: { type: 'string', default: 'en' },
    help: { type: 'boolean', default: false },
  },
});
const chosen = screens.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
if (values.help || chosen.length === 0) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 1);
}
const failures = await run(chosen, values.folder, values.language);
for (const { name, width, why } of failures) {
  process.stderr.write(`No picture of ${name} at ${width} pixels: ${why}\n`);
}
process.exitCode = failures.length === 0 ? 0 : 1;
