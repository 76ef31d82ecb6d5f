import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const codeOf = (side: string): string[] =>
  readdirSync(side, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(side, name))
    .sort();

const sides = ['client', 'server'] as const;
/** Names that say which part of its folder a file is. */
const named = ['index', 'main', 'routes', 'columns'];

const isLong = (file: string): boolean => readFileSync(file, 'utf8').split('\n').length > 251;
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g)].map(
    ([, path = '']) => normalize(join(dirname(file), path)),
  );

/** Folders that reach each other through imports, types too, as paths that come back to their start. */
function circles(files: readonly string[]): string[] {
  const reach = new Map<string, Set<string>>();
  for (const file of files) {
    const from = dirname(file);
    for (const to of importsOf(file).map((path) => dirname(path))) {
      if (to !== from) reach.set(from, (reach.get(from) ?? new Set()).add(to));
    }
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (folder: string, path: string[]): void => {
    if (path.includes(folder)) {
      found.push([...path.slice(path.indexOf(folder)), folder].join(' -> '));
      return;
    }
    if (done.has(folder)) return;
    for (const next of reach.get(folder) ?? []) walk(next, [...path, folder]);
    done.add(folder);
  };
  for (const folder of reach.keys()) walk(folder, []);
  return found;
}

describe.each(sides)('in %s/', (side) => {
  const files = codeOf(side);

  test('a file name stands for one thing', () => {
    const byName = Map.groupBy(files, (file) => basename(file).replace(/\.tsx?$/, ''));
    const twice = [...byName].filter(([name, all]) => all.length > 1 && !named.includes(name));
    expect(twice.map(([, all]) => all)).toEqual([]);
  });

  test('no file has more than 250 lines', () => {
    expect(files.filter(isLong)).toEqual([]);
  });

  test('no folder imports another that leads back to it', () => {
    expect(circles(files)).toEqual([]);
  });
});

test('in test/ no file has more than 250 lines', () => {
  expect(codeOf('test').filter(isLong)).toEqual([]);
});

test('the view has fewer than 480 files, most of them short', () => {
  const lengths = codeOf('client')
    .map((file) => readFileSync(file, 'utf8').split('\n').length)
    .sort((one, other) => one - other);
  expect(lengths.length).toBeLessThan(480);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
});
