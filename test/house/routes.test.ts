import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mondayPaths, outsidePaths, paths, publicPaths } from '../../server/contract/paths.ts';
import { routes } from '../../server/contract/routes.ts';

const textOf = (file: string) => readFileSync(file, 'utf8');
/** Comments name addresses; code does not. */
const codeOf = (file: string) =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
const files = globSync('{client,server}/**/*.{ts,tsx}').filter(
  (file) => file !== 'server/contract/paths.ts',
);

describe('the table of routes', () => {
  test('is the only place that spells an address of the server', () => {
    const spelt = /['"`](?:[A-Z]+ )?\/(?:api|monday)\//;
    expect(files.filter((file) => spelt.test(codeOf(file)))).toEqual([]);
  });

  test('types every call of the view: none claims its answer', () => {
    const claims = /\bcall(?:With)?</;
    const callers = files.filter((file) => file.startsWith('client/'));
    expect(
      callers.filter((file) => claims.test(codeOf(file).replace(/function \w+</g, ''))),
    ).toEqual([]);
  });

  test('binds every address, each once', () => {
    const listed = Object.values({ ...paths, ...outsidePaths, ...publicPaths, ...mondayPaths });
    const bound = Object.values(routes).map(({ path }) => path);
    expect([...bound, paths.dryRun].sort()).toEqual([...listed].sort());
  });

  test('is what the server registers: no route file registers beside it', () => {
    const besides = /\bapp\.(?:get|post|patch|put|delete)\(\s*['"`]\/(?:api|monday)/;
    expect(files.filter((file) => besides.test(textOf(file)))).toEqual([]);
  });
});
