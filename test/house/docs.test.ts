import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('decisions'))
    .map((name) => join('docs', name)),
  'docs/decisions/README.md',
  'findings/README.md',
].filter((file) => existsSync(file));

const tops = ['client', 'server', 'test', 'docs', 'findings', 'deploy', 'public'];
const topFolder = new RegExp(`^(${tops.join('|')})/[\\w./*-]*$`);

/** Paths of the project in back quotes; a name in capitals, `<id>` or `*` stands for any. */
const namedPaths = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => topFolder.test(name));

/** Addresses of links that lead to a file of the project. */
const linkedPaths = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address));

test.each(pages)('every path that %s names exists', (page) => {
  const named = namedPaths(read(page)).filter((path) => !path.includes('*'));
  const linked = linkedPaths(read(page)).map((path) => normalize(join(dirname(page), path)));
  expect([...named, ...linked].filter((path) => !existsSync(path))).toEqual([]);
});

test('every row about the outside world has its five columns, and its test exists', () => {
  const rows = read('docs/outside-world.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| what'));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row.split(/(?<!\\)\|/), row).toHaveLength(7);
});

test('every finding is listed, and can be run', () => {
  const scripts = readdirSync('findings').filter((name) => name.endsWith('.sh'));
  const listed = [...read('findings/README.md').matchAll(/^\| `([\w-]+\.sh)`/gm)];
  expect(listed.map(([, name]) => name).sort()).toEqual(scripts.sort());
  for (const name of scripts)
    expect(read(join('findings', name))).toMatch(/^#!\/usr\/bin\/env bash\n/);
});

test('every decision is in the index under its own title', () => {
  const folder = 'docs/decisions';
  const records = readdirSync(folder).filter((name) => /^\d{3}-.+\.md$/.test(name));
  const index = read(join(folder, 'README.md'));
  const lines = records.map((name) => {
    const [, number, title] = /^# (\d{3})\.? (.+)$/m.exec(read(join(folder, name))) ?? [];
    expect(name, 'number of the title').toMatch(new RegExp(`^${number}-`));
    return `| [${number}](${name}) | ${title} |`;
  });
  expect(lines.filter((line) => !index.includes(line))).toEqual([]);
});

test('no file holds the marks of a merge that was left unfinished', () => {
  const marks = ['grep', '-nIE', '^(<{7}|>{7})( |$)'];
  expect(spawnSync('git', marks, { encoding: 'utf8' }).stdout).toBe('');
});
