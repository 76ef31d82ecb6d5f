import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildManifest } from '../../../server/manifest/build.ts';
import { clashOf, placeholdersIn } from '../../../server/manifest/values.ts';
import { allProviders, createProviders } from '../../../server/providers/registry.ts';
import { startServer, type TestServer } from '../../kit/server.ts';

type Manifest = ReturnType<typeof buildManifest>;
// biome-ignore lint/suspicious/noExplicitAny: a feature's data has another shape for each type
type Feature = { key: string; type: string; data: any; build?: any; secrets?: any };

const text = readFileSync('manifest.json', 'utf8');
/** Every text in it, wherever it stands. */
const texts: string[] = [];
const manifest: Manifest = JSON.parse(text, (_key, value) => {
  if (typeof value === 'string') texts.push(value);
  return value;
});
const features = manifest.app.features as Feature[];
const ofType = (type: string) => features.filter((feature) => feature.type === type);
const publicUrl = features[0]?.build.url.replace(/\/admin$/, '');

/** Client ids as the file has them: whoever ran the command has their own there. */
const clientIds = Object.fromEntries(
  ofType('AppFeatureCredentials')
    .filter(({ data }) => data.authConfig)
    .map(({ data }) => [data.defaultFieldKey, data.authConfig.clientId]),
);
const clientId = (key: string) => (clientIds[key]?.startsWith('{{') ? undefined : clientIds[key]);
const settings = {
  MICROSOFT_CLOUD: 'global' as const,
  MICROSOFT_CLIENT_ID: clientId('microsoft'),
  GOOGLE_CLIENT_ID: clientId('google'),
  SLACK_CLIENT_ID: clientId('slack'),
  DROPBOX_CLIENT_ID: clientId('dropbox'),
  SALESFORCE_CLIENT_ID: clientId('salesforce'),
};
const known = allProviders(settings);
/** Whoever ran the command may have configured some of them only. */
const providers = known.filter(({ id }) =>
  ofType('AppFeatureCredentials').some(
    ({ data }) => data.defaultFieldKey === id.replaceAll('-', '_'),
  ),
);

test('manifest.json is what the command writes: the providers and it do not drift apart', () => {
  const built = buildManifest(providers, { appName: manifest.app.name, publicUrl });
  expect(manifest).toEqual(JSON.parse(JSON.stringify(built)));
});

describe('every address of ours in it is a route of the server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer('sqlite', { IDENTITY_KEY: Buffer.alloc(32, 1).toString('base64') });
  });
  afterAll(() => server.close());

  const paths = texts
    .filter((value) => value.startsWith(`${publicUrl}/`))
    .map((value) => value.slice(publicUrl.length));

  test('three views, five identity calls, one block, one field', () => {
    expect([...new Set(paths)].sort()).toEqual([
      '/account',
      '/admin',
      '/board',
      '/monday/blocks/check-connection',
      '/monday/credentials/dropbox/identity',
      '/monday/credentials/google/identity',
      '/monday/credentials/microsoft/identity',
      '/monday/credentials/salesforce/identity',
      '/monday/credentials/slack/identity',
      '/monday/fields/connected-account/options',
    ]);
  });

  test.each([...new Set(paths)])('%s', async (url) => {
    const isView = !url.startsWith('/monday/');
    const reply = await server.app.inject({ url, method: isView ? 'GET' : 'POST' });
    // Without a token: the route is there, and asks for one.
    expect(reply.statusCode).toBe(isView ? 200 : 401);
  });

  test('the identity calls are of providers that the server records', () => {
    const recorded = createProviders(settings);
    const named = paths.map((path) => /credentials\/([^/]+)\/identity/.exec(path)?.[1]);
    for (const id of named.filter((name) => name !== undefined))
      expect(recorded.has(id)).toBe(true);
  });

  test('the block hands on exactly what the server answers', async () => {
    const { paths: routes } = (await server.app.inject('/openapi.json')).json();
    const { schema } =
      routes['/monday/blocks/check-connection'].post.responses['200'].content['application/json'];
    const answered = Object.keys(schema.properties.outputFields.properties);
    for (const { data } of ofType('AppFeatureBlock')) {
      const outputs = data.outboundFieldsConfig.fields as { fieldKey: string }[];
      expect(outputs.map(({ fieldKey }) => fieldKey)).toEqual(answered);
    }
  });
});

describe.each(providers)('$id', (provider) => {
  const key = provider.id.replaceAll('-', '_');
  const credentials = ofType('AppFeatureCredentials').find(
    ({ data }) => data.defaultFieldKey === key,
  );

  test('has a credentials feature that asks for its scopes and its parameters', () => {
    const scopes = credentials?.data.authConfig?.scopeConfig.scopes ?? '';
    expect(scopes.split(/[ ,]/).filter(Boolean)).toEqual(provider.requestedScopes);
    expect(
      credentials?.data.parameters.fieldTypes.map((field: { key: string }) => field.key),
    ).toEqual(provider.parameters.map(({ name }) => name));
  });

  test('fills nothing into its addresses but its own parameters', () => {
    const { authorizeUrl = '', tokenUrl = '' } = provider.oauth ?? {};
    const names = provider.parameters.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(placeholdersIn(authorizeUrl + tokenUrl)));
  });

  test('asks monday for the granted scopes, and keeps its secret out of the file', () => {
    if (provider.kind === 'api-token') {
      expect(credentials?.secrets).toBeUndefined();
      return;
    }
    expect(credentials?.data.authConfig.tokenResponse.extractParams).toContainEqual({
      key: 'scope',
      path: 'scope',
    });
    expect(credentials?.secrets.clientSecret).toMatch(/^\{\{[A-Z_]+_CLIENT_SECRET\}\}$/);
  });

  test('has a block and a field that take its credential, and no other', () => {
    const slug = credentials?.key;
    const fields = ofType('AppFeatureFieldType').filter(
      ({ data }) => data.credentialsDependencyConfig.credentials[0].credentialsKey === key,
    );
    const blocks = ofType('AppFeatureBlock').filter(
      ({ data }) => data.credentialsConfig.credentials[0].credentialsKey === key,
    );
    expect([fields.length, blocks.length]).toEqual([1, 1]);
    for (const list of [
      fields[0]?.data.credentialsDependencyConfig.credentials,
      blocks[0]?.data.credentialsConfig.credentials,
    ]) {
      expect(list).toMatchObject([{ credentialsReferenceId: { slug }, credentialsKey: key }]);
    }
    expect(blocks[0]?.data.inboundFieldsConfig.fields[0].fieldTypeReferenceId.slug).toBe(
      fields[0]?.key,
    );
  });
});

test('keys are unique, and of letters, digits and underscores, as monday wants them', () => {
  const keys = features.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z]\w*$/);
});

test('asks monday for three scopes to read, nothing else', () => {
  expect(manifest.app.oauth.scopes).toEqual(['me:read', 'users:read', 'account:read']);
});

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
      env: { PATH: process.env.PATH, ...environment },
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
});
