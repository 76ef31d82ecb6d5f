import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Properties and values that stay where they are when the writing runs the other way. */
const fixed = [
  /(?<![\w-])(?:left|right)\s*:/,
  /(?:margin|padding|border|inset)-(?:left|right)\b/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
];

const styleSheets = [
  ...readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => join('client', name)),
  'server/guides/page/guide.css',
];

test('no style names left or right: from right to left, everything is mirrored', () => {
  expect(styleSheets.length).toBeGreaterThan(50);
  const found = styleSheets.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split('\n')
      .filter((line) => fixed.some((pattern) => pattern.test(line)))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
