import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Words for which the field has others; each with the one to use. */
const instead: [RegExp, string][] = [
  [/\b(some|any|no)body\b/i, 'a user, anyone, no one; or say what is missing'],
  [/\bdeeds?\b/i, 'action'],
  [/\banew\b/i, 'again'],
  [/\bdrawn\b|\bdraws? (it|them|every|all) /i, 'render, re-render'],
  [/\boutside accounts?\b/i, 'connected account'],
  [/\b(take|takes|taken|taking) (it |them |access )?(away|back)\b/i, 'revoke, remove access'],
  [/\bset to open\b/i, 'reopen'],
  [/\b(walk|open|clos|one|a|the) doors?\b/i, 'the account store'],
  [/\bsettler?s?\b/i, 'drain the effect queue, or finish'],
];

const files = globSync(
  ['{client,server}/**/*.{ts,tsx}', 'client/i18n/en/*.json', 'README.md', 'CONTRIBUTING.md'],
  { cwd: root },
);

/** Comments and titles of tests; the texts of the sandbox are the providers' own. */
const saidInTests = globSync('{test,build}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['test/house/**'],
});

test.each(instead)('%s is said in the words of the field: %s', (word) => {
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      // A key of a text is a name in code, such as `names.deletedUser`.
      .map((line, index) => ({ at: `${file}:${index + 1}`, line: line.replace(/^\s*"\w+":/, '') }))
      .filter(({ line }) => word.test(line.replace(/'[a-zA-Z.]+'/g, '')))
      .map(({ at, line }) => `${at} ${line.trim()}`),
  );
  const inTests = saidInTests.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => /^\s*(\/\*\*|\*|\/\/|(test|describe)\(')/.test(line))
      .filter((line) => word.test(line.replace(/`[^`]+`/g, '')))
      .map((line) => `${file} ${line.trim()}`),
  );
  expect([...found, ...inTests]).toEqual([]);
});

/** Whoever reads these knows the app by the name that its vendor set, `APP_NAME`. */
const outsideTheFrame = globSync(
  [
    'client/i18n/*/{pages,report,case-link,case-steps,entra,entra-actions,entra-inventory,guides}.json',
    'client/{case,entra,entra-signed-in,report}.html',
    'server/guides/languages/*.json',
  ],
  { cwd: root },
);

test('no page outside the frame says the product’s own name', () => {
  expect(outsideTheFrame.length).toBeGreaterThan(50);
  const named = outsideTheFrame.filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('Keyholder'),
  );
  expect(named).toEqual([]);
});

/** As what an element holds: a count, or a number made a text without the person's format. */
const rawNumber = /\{String\(|>\s*\{[\w.?]+\.(length|size|count|total)\}/;

test('no element shows a number without the format of the profile', () => {
  const raw = globSync('client/**/*.tsx', { cwd: root }).filter((file) =>
    rawNumber.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(raw).toEqual([]);
});

test('a docstring opens with a verb or its subject, not with a question word', () => {
  const opened = globSync('{client,server,test,build}/**/*.{ts,tsx}', { cwd: root }).flatMap(
    (file) =>
      readFileSync(join(root, file), 'utf8')
        .match(/\/\*\*[\s*]*(What|Who|Whose|How|Whether|Which|Where)\b.*/g)
        ?.map((line) => `${file}: ${line}`) ?? [],
  );
  expect(opened).toEqual([]);
});
