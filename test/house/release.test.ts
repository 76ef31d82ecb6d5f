import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
afterEach(() => rmSync(folder, { recursive: true }));

function run(program: string, ...typed: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(program, typed, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, NODE_COMPILE_CACHE: join(folder, '.cache') },
      ...{ GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com' },
      ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' },
    },
  });
  return { status, text: (stdout + stderr).trim() };
}

/** The step of a release as CONTRIBUTING has it. */
function release() {
  const [, typed = ''] =
    /npm version minor --message "([^"]+)"/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  return run('npm', 'version', 'minor', '--message', typed);
}

function commitChanges(text: string): void {
  writeFileSync(join(folder, 'CHANGELOG.md'), text);
  run('git', 'add', '--all');
  run('git', 'commit', '--quiet', '--message', 'changes');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-release-'));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { version } = scripts;
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'keyholder', version: '0.1.0', type: 'module', scripts: { version } }),
  );
  mkdirSync(join(folder, 'test'));
  cpSync('test/release.ts', join(folder, 'test/release.ts'));
  symlinkNode();
  run('git', 'init', '--quiet');
});

/** npm's scripts run on the Node of `node_modules`. */
function symlinkNode(): void {
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.cache\n.npm\n');
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  writeFileSync(
    join(folder, 'node_modules/.bin/node'),
    `#!/bin/sh\nexec "${process.execPath}" "$@"\n`,
    { mode: 0o755 },
  );
}

test('a release has a tag, a commit, and its changes under its number', () => {
  commitChanges('# Changes\n\n## Unreleased\n\n- A thing.\n\n## 0.1.0\n\nThe first.\n');
  expect(release()).toMatchObject({ status: 0 });
  const today = new Date().toISOString().slice(0, 10);
  expect(run('git', 'show', 'v0.2.0:CHANGELOG.md').text).toBe(
    `# Changes\n\n## Unreleased\n\n## 0.2.0, ${today}\n\n- A thing.\n\n## 0.1.0\n\nThe first.`,
  );
  expect(JSON.parse(run('git', 'show', 'v0.2.0:package.json').text).version).toBe('0.2.0');
  expect(run('git', 'log', '-1', '--format=%s').text).toBe('release: cut 0.2.0');
  expect(run('git', 'cat-file', '-t', 'v0.2.0').text).toBe('tag');
  expect(run('git', 'status', '--short').text).toBe('');
});

test('without anything new there is no release', () => {
  commitChanges('# Changes\n\n## Unreleased\n\n## 0.1.0\n\nThe first.\n');
  const { status, text } = release();
  expect(status).not.toBe(0);
  expect(text).toContain('No version was made.');
  expect(run('git', 'tag').text).toBe('');
});
