import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the project file of a copy: all of it as one program, which takes a third of the time of the
 * projects that refer to each other.
 *
 * @param folder has `tsconfig.base.json` and `node_modules`
 * @param include as in a `tsconfig.json`
 */
export function writeProgram(folder: string, include: readonly string[]): void {
  const compilerOptions = {
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
    incremental: true,
    tsBuildInfoFile: 'program.tsbuildinfo',
    lib: ['es2024', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: ['node', 'vite/client'],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: './tsconfig.base.json', compilerOptions, include }),
  );
}

/**
 * Returns the files of a copy in which the compiler finds faults, in order.
 *
 * @throws Error when the compiler ends without having checked
 */
export function faultyFiles(folder: string): string[] {
  const { status, stdout, stderr } = spawnSync(
    join(process.cwd(), 'node_modules/.bin/tsc'),
    // Each further checker works out the same types once more.
    ['--project', '.', '--pretty', 'false', '--checkers', '1'],
    { cwd: folder, encoding: 'utf8' },
  );
  const places = [...stdout.matchAll(/^(\S+\.tsx?)\(\d+,\d+\): error/gm)];
  if ((status === 0) !== (places.length === 0)) {
    throw new Error(`The compiler ended with ${status}: ${stdout}${stderr}`);
  }
  return [...new Set(places.map(([, file = '']) => file))].sort();
}
