import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { withSecretFiles } from '../../server/config-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function faultsOf(source: NodeJS.ProcessEnv): string[] {
  try {
    withSecretFiles(source);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : ['another error'];
  }
}

test('secrets come from files, without the line end that editors add', () => {
  const config = readConfig(
    withSecretFiles({
      PUBLIC_URL: 'https://keyholder.example.com',
      MONDAY_CLIENT_ID: 'client',
      SLACK_CLIENT_ID: 'slack-app',
      MONDAY_CLIENT_SECRET_FILE: file('client', 'a-client-secret-of-some-length\n'),
      MONDAY_SIGNING_SECRET_FILE: file(
        'signing',
        'a-signing-secret-of-some-length,the-next-signing-secret',
      ),
    }),
  );
  expect(config.MONDAY_CLIENT_SECRET).toEqual(['a-client-secret-of-some-length']);
  expect(config.MONDAY_SIGNING_SECRET).toHaveLength(2);
});

test('a variable that is set both ways, and a file that is empty or not there, are faults', () => {
  const secret = file('metrics', 'a-metrics-token-of-some-length');
  expect(
    faultsOf({
      METRICS_TOKEN: 'another-token-of-some-length',
      METRICS_TOKEN_FILE: secret,
      IDENTITY_KEY_FILE: join(folder, 'nowhere'),
      MONDAY_CLIENT_SECRET_FILE: file('empty', '\n'),
    }),
  ).toEqual([
    'METRICS_TOKEN and METRICS_TOKEN_FILE are both set: keep one.',
    'IDENTITY_KEY_FILE names a file that cannot be read.',
    'MONDAY_CLIENT_SECRET_FILE names an empty file.',
  ]);
});

test('other variables that end so are left alone, and so is one that is empty', () => {
  const source = { SOME_FILE: '/nowhere', PORT_FILE: '/nowhere', METRICS_TOKEN_FILE: '' };
  expect(withSecretFiles(source)).toEqual(source);
});
