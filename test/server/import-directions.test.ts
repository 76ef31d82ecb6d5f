import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const refused = [
  ['client/a1.ts', '../server/app.ts'],
  ['client/connections/a2.ts', '../../server/connections/connection-policy.ts'],
  ['client/a3.ts', '../test/kit/tokens.ts'],
  ['client/a4.ts', 'node:fs'],
  ['server/b1.ts', '../client/main.tsx'],
  ['server/b2.ts', '../test/kit/tokens.ts'],
  ['server/contract/c1.ts', '../store/tables.ts'],
  ['server/contract/c2.ts', 'node:crypto'],
  ['server/providers/d1.ts', '../store/open.ts'],
  ['server/providers/d2.ts', '../connections/record.ts'],
  ['server/providers/d3.ts', '../kit/tokens.ts'],
  ['server/store/e1.ts', '../connections/queries.ts'],
  ['server/store/e2.ts', '../http/problem.ts'],
  ['server/f1/queries.ts', './routes.ts'],
  ['server/f2/policy.ts', '../http/problem.ts'],
  ['server/f3/queries.ts', 'fastify'],
  ['server/f4/queries.ts', '../kit/tokens.ts'],
  ['server/f5/policy.ts', '../../client/app/main.tsx'],
] as const;

const allowed = [
  ['client/g1.ts', '../server/contract/session.ts'],
  ['server/g2/routes.ts', './queries.ts'],
  ['server/g3/queries.ts', '../store/account.ts'],
  ['server/providers/g4.ts', '../contract/common.ts'],
  ['server/contract/g5.ts', './common.ts'],
  ['test/server/g6.ts', '../../server/app.ts'],
] as const;

let folder: string;
let faults: string;
/** One run of the lint of `npm run check` over files that do not exist but could. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
  copyFileSync('biome.json', join(folder, 'biome.json'));
  for (const [file, imported] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import * as all from '${imported}';\n\nall;\n`);
  }
  const rule = '--only=style/noRestrictedImports';
  const options = ['--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', rule];
  const biome = join(process.cwd(), 'node_modules/.bin/biome');
  faults = spawnSync(biome, ['lint', ...options, '.'], { cwd: folder, encoding: 'utf8' }).stdout;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(refused)('%s may not import %s', (file) => {
  expect(faults).toContain(file);
});

test.each(allowed)('%s may import %s', (file) => {
  expect(faults).not.toContain(file);
});
