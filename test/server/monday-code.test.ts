import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { withSecretFiles } from '../../server/config-files.ts';
import { withMondayCode } from '../../server/monday-code.ts';
import { environment } from '../kit/environment.ts';

/** Variables that monday code sets itself. */
const hosted = { K_SERVICE: 'service-1', SECRET_NAME: 'app-secrets' };
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function pass(folder: string, text: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, hosted.SECRET_NAME), text);
}

test('on monday code, variables and secrets come out of its files, under their own names', () => {
  const { MONDAY_CLIENT_SECRET, MONDAY_SIGNING_SECRET, ...rest } = environment;
  pass('secrets', JSON.stringify({ ...rest, ACTIVITY_DAYS: 30, REQUIRE_AUD: true }));
  pass('secrets-v2', JSON.stringify({ MONDAY_CLIENT_SECRET, MONDAY_SIGNING_SECRET }));
  const config = readConfig(withSecretFiles(withMondayCode({ ...hosted, PORT: '8081' }, root)));
  expect(config).toMatchObject({
    PORT: 8081,
    ACTIVITY_DAYS: 30,
    REQUIRE_AUD: true,
    MONDAY_CLIENT_ID: environment.MONDAY_CLIENT_ID,
    MONDAY_CLIENT_SECRET: [MONDAY_CLIENT_SECRET],
  });
});

test('before anything was set there is no file, and anywhere else none is looked for', () => {
  expect(withMondayCode(hosted, root)).toEqual(hosted);
  pass('secrets', '{"PORT": "1"}');
  expect(withMondayCode({ SECRET_NAME: hosted.SECRET_NAME }, root).PORT).toBeUndefined();
});

test.each(['{', '[]', '{"PORT": null}'])('a file that holds %s stops the start, unread', (text) => {
  pass('secrets-v2', text);
  expect(() => withMondayCode(hosted, root)).toThrow(ConfigError);
});
