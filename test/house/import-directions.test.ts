import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const refused = [
  ['client/a1.ts', '../server/app.ts'],
  ['client/features/connections/a2.ts', '../../../server/connections/connection-policy.ts'],
  ['client/a3.ts', '../test/kit/tokens.ts'],
  ['client/a4.ts', 'node:fs'],
  ['client/features/people/a5.ts', '../cases/case-words.ts'],
  ['client/features/connections/a6.ts', '../cases/case-words.ts'],
  ['client/features/help/a7.ts', '../../app/shell.tsx'],
  ['client/ui/a8.ts', '../features/help/help-screen.tsx'],
  ['client/monday/a9.ts', '../ui/clip.tsx'],
  ['client/export/a10.ts', '../features/people/everyone.tsx'],
  ['client/pages/report/a11.ts', '../../features/cases/detail/case-screen.tsx'],
  ['client/pages/report/a12.ts', '../entra/entra-page.tsx'],
  ['client/pages/case-link/a14.ts', '../../features/cases/detail/case-screen.tsx'],
  ['client/pages/case-link/a15.ts', '../../features/people/everyone.tsx'],
  ['client/features/cases/steps/a16.ts', '../../../pages/case-link/case-page.tsx'],
  ['client/navigation/a13.ts', '../features/help/help-screen.tsx'],
  ['server/b1.ts', '../client/app/main.tsx'],
  ['server/b2.ts', '../test/kit/tokens.ts'],
  ['server/contract/c1.ts', '../store/tables.ts'],
  ['server/contract/c2.ts', 'node:crypto'],
  ['server/providers/d1.ts', '../store/open-store.ts'],
  ['server/providers/zoom/d2.ts', '../../connections/record-connection.ts'],
  ['server/providers/d3.ts', '../../test/kit/tokens.ts'],
  ['server/store/e1.ts', '../connections/connection-queries.ts'],
  ['server/store/e2.ts', '../http/problem-reply.ts'],
  ['server/f1/case-queries.ts', './routes.ts'],
  ['server/f2/case-policy.ts', '../http/problem-reply.ts'],
  ['server/f3/case-queries.ts', 'fastify'],
  ['server/f4/case-queries.ts', '../../test/kit/tokens.ts'],
  ['server/f5/case-policy.ts', '../../client/app/main.tsx'],
  ['server/connections/h1.ts', '../cases/claim.ts'],
  ['server/auth/h2.ts', '../connections/connection-policy.ts'],
] as const;

const allowed = [
  ['client/g1.ts', '../server/contract/session.ts'],
  ['client/features/cases/g2.ts', '../connections/coverage.tsx'],
  ['client/features/people/g3.ts', '../../monday/people/person.ts'],
  ['client/features/people/g4.ts', '../../navigation/start-revocation.ts'],
  ['client/pages/case-link/g11.ts', '../../features/cases/steps/step-item.tsx'],
  ['client/pages/case-link/g12.ts', '../../features/guides/guide-step.tsx'],
  ['server/g5/routes.ts', './case-queries.ts'],
  ['server/g6/case-queries.ts', '../store/account-store.ts'],
  ['server/providers/g7.ts', '../contract/common.ts'],
  ['server/providers/zoom/g8.ts', '../guide/guide-template.ts'],
  ['server/contract/g9.ts', './common.ts'],
  ['test/server/g10.ts', '../../server/app.ts'],
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
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(refused)('%s may not import %s', (file) => {
  expect(faults).toContain(file);
});

test.each(allowed)('%s may import %s', (file) => {
  expect(faults).not.toContain(file);
});
