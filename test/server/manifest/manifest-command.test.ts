import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clashOf, placeholdersIn } from '../../../server/manifest/values.ts';
import { compileCache } from '../../kit/environment.ts';
import { type Feature, known } from './manifest-file.ts';

test('a variable named like a credential parameter is told, whoever names it', () => {
  expect(clashOf(['subdomain', 'region'], ['PUBLIC_URL', 'region'])).toMatch(/"region"/);
  expect(clashOf(['subdomain'], ['SUBDOMAIN', 'PUBLIC_URL'])).toBeNull();
});

describe('npm run manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-manifest-'));
  const path = join(folder, 'manifest.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (environment: Record<string, string>, ...typed: string[]) =>
    spawnSync(process.execPath, ['server/commands/manifest.ts', ...typed, path], {
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, ...environment },
      encoding: 'utf8',
    });

  test.each([
    ['a variable of that name', { subdomain: 'acme' }, 'subdomain'],
    ['a name that holds it', { APP_NAME: 'Keys of {{subdomain}}' }, 'subdomain'],
    ['an address that is none', { PUBLIC_URL: 'example.com' }, 'PUBLIC_URL must be a full URL'],
  ])('writes nothing with %s', (_name, environment, words) => {
    const { status, stderr } = run(environment);
    expect([status, existsSync(path)]).toEqual([1, false]);
    expect(stderr).toContain('No manifest was written.');
    expect(stderr).toContain(words);
  });

  const configured = {
    PUBLIC_URL: 'https://keyholder.example.com/',
    APP_NAME: 'Contoso Connector',
    MICROSOFT_CLIENT_ID: '6731de76-14a6-49ae-97bc-6eba6914391e',
  };
  const slugs = () =>
    JSON.parse(readFileSync(path, 'utf8'))
      .app.features.filter(({ type }: Feature) => type === 'AppFeatureCredentials')
      .map(({ key }: Feature) => key);

  test('writes addresses and ids, leaves secrets to monday, and says what remains to be done', () => {
    const { status, stdout, stderr } = run({
      ...configured,
      MICROSOFT_CLIENT_SECRET: 'never-in-a-file',
    });
    expect([status, stderr]).toEqual([0, '']);
    const written = readFileSync(path, 'utf8');
    expect(JSON.parse(written).app.name).toBe('Contoso Connector');
    expect(written).toContain(
      '"https://keyholder.example.com/monday/credentials/microsoft/identity"',
    );
    expect(written).toContain('"6731de76-14a6-49ae-97bc-6eba6914391e"');
    expect(written + stdout).not.toContain('never-in-a-file');
    expect(placeholdersIn(written)).toEqual(['MICROSOFT_CLIENT_SECRET']);
    expect(stdout).toContain('  MICROSOFT_CLIENT_SECRET\n');
    expect(stdout).toContain('https://keyholder.example.com/monday/lifecycle');
  });

  test('writes only the providers that are configured, and names the permissions of each', () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    const { status, stdout } = run({ ...configured, SLACK_CLIENT_ID: '12.34', IDENTITY_KEY: key });
    expect(status).toBe(0);
    expect(slugs()).toEqual([
      'microsoft_credentials',
      'slack_credentials',
      'api_token_credentials',
    ]);
    for (const { id, name, requestedScopes } of known) {
      // Slack has bot scopes beside those that are meant.
      const kind = id === 'slack' ? ' (User Token Scopes)' : '';
      const line = `  ${name}${kind}: ${requestedScopes.join(' ')}`;
      if (id === 'microsoft' || id === 'slack') expect(stdout).toContain(line);
      else expect(stdout).not.toContain(line);
    }
  });

  test('names the exact command for a new app, and for one that exists', () => {
    const { stdout } = run(configured);
    const command = '  MICROSOFT_CLIENT_SECRET=… npm run manifest -- --import';
    expect(stdout).toContain(`${command} -n --from ${path}\n`);
    expect(stdout).toContain(`${command} -a APP_ID --from ${path}\n`);
  });

  test('writes every provider when asked to, and nothing when none is configured', () => {
    rmSync(path, { force: true });
    const nothing = run({ PUBLIC_URL: 'https://keyholder.example.com' });
    expect([nothing.status, existsSync(path)]).toEqual([1, false]);
    expect(nothing.stderr).toContain('No provider is configured.');

    expect(run({}, '--all').status).toBe(0);
    expect(slugs()).toHaveLength(known.length);
  });

  test('writes where no upgrade meets it: git would not check out a version over a changed file', () => {
    const { status, stdout } = spawnSync('git', ['check-ignore', 'manifest.json'], {
      encoding: 'utf8',
    });
    expect([status, stdout.trim()]).toEqual([0, 'manifest.json']);
    const files = spawnSync('git', ['ls-files', 'manifest*.json'], { encoding: 'utf8' });
    expect(files.stdout.trim()).toBe('manifest.example.json');
  });
});
