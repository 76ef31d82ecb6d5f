import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const binary = (name: string) => join(process.cwd(), 'node_modules/.bin', name);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
  for (const file of ['biome.json', 'tsconfig.base.json']) cpSync(file, join(folder, file));
  for (const side of ['client', 'server', 'server/contract']) {
    mkdirSync(join(folder, side), { recursive: true });
    cpSync(`${side}/tsconfig.json`, join(folder, side, 'tsconfig.json'));
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** The faults that one rule of the lint finds in the temporary folder. */
const lint = (rule: string): string =>
  spawnSync(
    binary('biome'),
    ['lint', '--vcs-enabled=false', '--reporter=github', `--only=${rule}`, 'client', 'server'],
    { cwd: folder, encoding: 'utf8' },
  ).stdout;

const typeFaults = (side: string): string =>
  spawnSync(binary('tsc'), ['--project', side, '--noEmit'], { cwd: folder, encoding: 'utf8' })
    .stdout;

describe('the check refuses', () => {
  test('what a browser has in server/, and what Node has in client/', () => {
    write('server/contract/empty.ts', 'export const one = 1;\n');
    write('server/of-browser.ts', 'export const width = window.innerWidth;\n');
    write('client/of-node.ts', 'export const path = process.cwd();\n');
    expect(typeFaults('server')).toContain("Cannot find name 'window'");
    expect(typeFaults('client')).toContain("Cannot find name 'process'");
  });

  test('files that import each other, types too', () => {
    write('server/one.ts', "import type { Two } from './two.ts';\n\nexport type One = Two | 1;\n");
    write('server/two.ts', "import type { One } from './one.ts';\n\nexport type Two = One | 2;\n");
    expect(lint('suspicious/noImportCycles')).toContain('server/two.ts');
  });

  test('a file name in another case', () => {
    write('client/features/MyList.tsx', 'export const one = 1;\n');
    expect(lint('style/useFilenamingConvention')).toContain('client/features/MyList.tsx');
  });

  test('a promise that no one waits for', () => {
    write(
      'server/floating.ts',
      'const later = async () => 1;\n\nexport function run(): void {\n  later();\n}\n',
    );
    expect(lint('nursery/noFloatingPromises')).toContain('server/floating.ts');
  });
});
