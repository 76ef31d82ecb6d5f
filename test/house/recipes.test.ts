import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultyFiles, writeProgram } from '../kit/type-check.ts';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');

/** The paths that a recipe of CONTRIBUTING names. */
function placesOf(title: string): string[] {
  const [, text = ''] = new RegExp(`^### ${title}\\n([\\s\\S]*?)(?=^##)`, 'm').exec(guide) ?? [];
  return [...text.matchAll(/`((?:client|server|test)\/[\w./-]+)`/g)].map(([, path = '']) => path);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
  for (const name of ['client', 'server', 'tsconfig.base.json']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  // What a list is made of is enough; the whole project takes longer.
  writeProgram(folder, [
    'client/features/connections',
    'client/i18n/en/*.json',
    'client/**/*.d.ts',
    'server/connections',
  ]);
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Adds a scratch entry at the beginning of a list. */
function add(file: string, list: string, entry: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(list);
  if (at < 0) throw new Error(`${file} has no "${list}".`);
  const after = at + list.length;
  writeFileSync(path, `${text.slice(0, after)} ${entry},${text.slice(after)}`);
}

test('the recipes of a column and a filter name every file that the compiler asks for', () => {
  const places = placesOf('A column of the list');
  add('client/features/connections/list/columns/table-options.ts', 'columnIds = [', "'scratch'");
  add('client/features/connections/list/filters/fields.ts', 'filterNames = [', "'scratch'");
  add('server/contract/connection.ts', 'sortField = z.enum([', "'scratch'");
  const filterPlaces = placesOf('A filter of the list');
  const lacking = faultyFiles(folder);
  expect(lacking).toContain('client/features/connections/list/columns/columns.tsx');
  expect(lacking).toContain('client/features/connections/list/filters/filter-words.ts');
  expect(lacking).toContain('server/connections/list-order.ts');
  const known = new Set([...places, ...filterPlaces]);
  expect(lacking.filter((file) => !known.has(file))).toEqual([]);
}, 300_000);

test.each(['A column of the list', 'A filter of the list', 'A step of a guide', 'A screen'])(
  'the recipe "%s" names places',
  (title) => {
    expect(placesOf(title).length).toBeGreaterThan(3);
  },
);
