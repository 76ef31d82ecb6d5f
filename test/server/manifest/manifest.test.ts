import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildManifest } from '../../../server/manifest/build.ts';
import { placeholdersIn } from '../../../server/manifest/values.ts';
import { createProviders } from '../../../server/providers/registry.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import {
  features,
  manifest,
  ofType,
  providers,
  publicUrl,
  settings,
  texts,
} from './manifest-file.ts';

test('manifest.example.json is what the command writes: the providers and it do not drift apart', () => {
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

test('each block shows its field in the preview and reads as a sentence', () => {
  const blocks = ofType('AppFeatureBlock');
  expect(blocks.length).toBeGreaterThan(0);
  for (const { data } of blocks) {
    const keys = data.inboundFieldsConfig.fields.map(
      ({ fieldKey }: { fieldKey: string }) => fieldKey,
    );
    expect(data.viewMetadata.previewInboundFieldKeys).toEqual(keys);
    const { sentence, sourceConfig } = data.contextsData.lite_builder;
    expect(sentence[1].sentencePartKey).toBe(keys[0]);
    expect(Object.keys(sourceConfig)).toEqual(keys);
  }
});
