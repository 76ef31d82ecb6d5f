import { readFileSync, writeFileSync } from 'node:fs';

/*
 * Run by `npm version`, between the new number and its commit: what stood under "Unreleased" in
 * CHANGELOG.md stands under that number. Fails, and so ends the release, where nothing stands there.
 */

const file = 'CHANGELOG.md';
const heading = '## Unreleased\n';
const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
const [before = '', after] = readFileSync(file, 'utf8').split(heading);
if (!after || after.trim() === '' || after.trimStart().startsWith('## ')) {
  process.stderr.write(
    `Nothing stands under "Unreleased" in ${file}: write there what is new. No version was made.\n`,
  );
  process.exit(1);
}
const today = new Date().toISOString().slice(0, 10);
writeFileSync(file, `${before}${heading}\n## ${version}, ${today}\n${after}`);
