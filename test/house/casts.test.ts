import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A type that is claimed and not checked; `as const` claims nothing. */
const cast = /\bas (?!const\b)[A-Z'"{(]|\bas unknown\b/;

const isCode = (line: string) => !/^\s*(\*|\/\*|\/\/|import |type )/.test(line);

const casts = globSync('server/**/*.ts').flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => isCode(line) && cast.test(line))
    .map((line) => ({ file, line: line.trim() })),
);

test('the server claims few types', () => {
  expect(casts.length, JSON.stringify(casts, null, 1)).toBeLessThan(50);
});

test('what forms answers claims none: the rows and the contract name the same values', () => {
  const formatter = /-format\.ts$|\/connection-brief\.ts$|\/shared-sections\.ts$/;
  expect(casts.filter(({ file }) => formatter.test(file))).toEqual([]);
});
