import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { environment } from '../kit/environment.ts';

function faultsOf(overrides: Record<string, string | undefined>): string[] {
  try {
    readConfig({ ...environment, ...overrides });
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('fills in what may be left out', () => {
  const config = readConfig({ ...environment, APP_NAME: undefined, LOG_LEVEL: '' });
  expect(config).toMatchObject({
    PORT: 8080,
    DATABASE_URL: 'sqlite:data/keyholder.db',
    MICROSOFT_CLOUD: 'global',
    SUPPORT_EMAIL: 'support@monday.com',
    REQUIRE_AUD: false,
    RATE_LIMIT_SCALE: 1,
    LOG_LEVEL: 'info',
  });
});

test('names every fault at once', () => {
  const faults = faultsOf({
    PUBLIC_URL: undefined,
    MONDAY_CLIENT_ID: '',
    PORT: 'eighty',
    DATABASE_URL: 'mysql://somewhere',
    REQUIRE_AUD: 'maybe',
    METRICS_TOKEN: 'short',
  });
  expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
    'DATABASE_URL',
    'METRICS_TOKEN',
    'MONDAY_CLIENT_ID',
    'PORT',
    'PUBLIC_URL',
    'REQUIRE_AUD',
  ]);
  expect(faults).toContain('PUBLIC_URL is required.');
});

test('repeats no value, since it may be a secret', () => {
  const secret = 'my-15-chars-sec';
  const faults = faultsOf({
    MONDAY_CLIENT_SECRET: secret,
    MONDAY_SIGNING_SECRET: secret,
    METRICS_TOKEN: secret,
    IDENTITY_KEY: secret,
    LOG_LEVEL: secret,
    DATABASE_URL: secret,
    PUBLIC_URL: `https://${secret}@example.com`,
  });
  expect(faults.length).toBeGreaterThanOrEqual(7);
  expect(faults.join('\n')).not.toContain(secret);
});

test.each(['MONDAY_CLIENT_SECRET', 'MONDAY_SIGNING_SECRET'])('refuses a short %s', (name) => {
  expect(faultsOf({ [name]: 'only-15-letters' })).toEqual([
    `${name} (entry 1) must have at least 16 characters.`,
  ]);
});

test('takes lists of secrets for rotation, and checks every entry', () => {
  const config = readConfig({
    ...environment,
    MONDAY_CLIENT_SECRET: 'first-secret-0123456789, second-secret-0123456789',
  });
  expect(config.MONDAY_CLIENT_SECRET).toEqual([
    'first-secret-0123456789',
    'second-secret-0123456789',
  ]);
  expect(faultsOf({ MONDAY_CLIENT_SECRET: 'first-secret-0123456789,short' })).toEqual([
    'MONDAY_CLIENT_SECRET (entry 2) must have at least 16 characters.',
  ]);
});

test('refuses a secret that stands in both lists', () => {
  const shared = 'one-secret-for-both-0123456789';
  const faults = faultsOf({
    MONDAY_CLIENT_SECRET: `other-secret-0123456789,${shared}`,
    MONDAY_SIGNING_SECRET: shared,
  });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/hold the same value/);
});

test.each([
  ['http://example.com', false],
  ['https://example.com/path/', false],
  ['https://example.com/', true],
  ['http://127.0.0.1:4600', true],
  ['http://localhost:4600', true],
  ['http://127.0.0.1.example.com', false],
  ['https://user@example.com', false],
  ['https://example.com/?a=b', false],
  ['example.com', false],
])('PUBLIC_URL %s: %s', (value, isFine) => {
  expect(faultsOf({ PUBLIC_URL: value }).length === 0).toBe(isFine);
});

test.each(['foo', '6731de76-14a6-49ae-97bc', '{6731de76-14a6-49ae-97bc-6eba6914391e}'])(
  'an id of Microsoft is a GUID: %s is none',
  (value) => {
    expect(faultsOf({ MICROSOFT_CLIENT_ID: value })[0]).toMatch(/^MICROSOFT_CLIENT_ID must be the/);
    expect(faultsOf({ ENTRA_CLIENT_ID: value })[0]).toMatch(/^ENTRA_CLIENT_ID must be the/);
  },
);

test('a check at Entra needs the connector that it looks for', () => {
  const id = '6731de76-14a6-49ae-97bc-6eba6914391e';
  expect(faultsOf({ ENTRA_CLIENT_ID: id, MICROSOFT_CLIENT_ID: '' })).toEqual([
    'ENTRA_CLIENT_ID needs MICROSOFT_CLIENT_ID, the application that a check at Entra looks for.',
  ]);
  expect(faultsOf({ ENTRA_CLIENT_ID: id })).toEqual([]);
  const acting = id.replace(/.$/, '9');
  expect(faultsOf({ ENTRA_CLIENT_ID: id, ENTRA_ACTING_CLIENT_ID: acting })).toEqual([]);
  expect(faultsOf({ ENTRA_ACTING_CLIENT_ID: acting })[0]).toMatch(/needs ENTRA_CLIENT_ID/);
  expect(faultsOf({ ENTRA_CLIENT_ID: id, ENTRA_ACTING_CLIENT_ID: id.toUpperCase() })[0]).toMatch(
    /^ENTRA_ACTING_CLIENT_ID must be an application of its own/,
  );
});

test('at least one provider is configured', () => {
  const none = {
    MICROSOFT_CLIENT_ID: '',
    GOOGLE_CLIENT_ID: ' ',
    SLACK_CLIENT_ID: undefined,
    DROPBOX_CLIENT_ID: undefined,
    SALESFORCE_CLIENT_ID: undefined,
  };
  expect(faultsOf(none)[0]).toMatch(/^No provider is configured/);
  expect(faultsOf({ ...none, SLACK_CLIENT_ID: '12.34' })).toEqual([]);
});
