import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProvidersAnswer, providersAnswer } from '../../server/contract/provider.ts';
import { startServer, type TestServer } from '../kit/server.ts';

const viewer = { accountId: 777, userId: 42, kind: 'view_only' as const };
const identityKey = Buffer.alloc(32, 5).toString('base64');

let server: TestServer;
let answer: ProvidersAnswer;
beforeAll(async () => {
  server = await startServer('sqlite', {
    IDENTITY_KEY: identityKey,
    MICROSOFT_CLIENT_ID: '6731de76-14a6-49ae-97bc-6eba6914391e',
    SLACK_CLIENT_ID: '',
  });
  const reply = await server.get('/api/providers', viewer);
  expect(reply.statusCode).toBe(200);
  answer = reply.json();
});
afterAll(() => server.close());

test('answers everyone of the account what can be connected here, in the form of the contract', () => {
  expect(providersAnswer.parse(answer)).toEqual(answer);
  expect(answer.providers.map(({ id }) => id)).toEqual([
    'microsoft',
    'google',
    'dropbox',
    'salesforce',
    'api-token',
  ]);
});

test('is for people of monday only', async () => {
  expect((await server.app.inject('/api/providers')).statusCode).toBe(401);
});

test('tells the application ids that are configured, and no key', () => {
  const clientId = (id: string) => answer.providers.find((one) => one.id === id)?.clientId;
  expect(clientId('microsoft')).toBe('6731de76-14a6-49ae-97bc-6eba6914391e');
  expect(clientId('google')).toBe('google-client-id');
  expect(clientId('api-token')).toBeNull();
  expect(JSON.stringify(answer)).not.toContain(identityKey);
});

test('gives each scope a reason, a risk and whether it lasts', () => {
  const microsoft = answer.providers.find(({ id }) => id === 'microsoft');
  expect(microsoft?.scopes).toContainEqual({
    name: 'offline_access',
    key: 'microsoft-offline-access',
    reason: expect.stringContaining('without a person'),
    risk: 'low',
    lasts: 'lasting',
  });
  expect(microsoft?.access).toMatchObject({ value: 'lasting', key: 'microsoft-access-lasting' });
});

test('gives the field that Salesforce needs, and not how it is checked', () => {
  const salesforce = answer.providers.find(({ id }) => id === 'salesforce');
  expect(salesforce?.parameters).toEqual([
    {
      name: 'subdomain',
      title: 'My Domain name',
      type: 'string',
      required: true,
      options: null,
      placeholder: 'acme',
      staticSuffix: '.my.salesforce.com',
      description: expect.any(String),
      linkText: null,
      linkUrl: null,
    },
  ]);
});

test('tells for every provider where access is revoked, and never a bare claim', () => {
  for (const { id, takeAway } of answer.providers) {
    expect(takeAway.length, id).toBeGreaterThan(0);
    for (const place of takeAway) {
      expect(place.menuPath).not.toBe('');
      if (place.isConfirmed) expect(place.source, id).not.toBeNull();
    }
  }
});

test('names the features of monday that can use credentials, with who says so', () => {
  expect(answer.mondayFeatures.map(({ key, basis }) => [key, basis])).toEqual([
    ['workflow-builder', 'documentation'],
    ['automation-builder', 'migration-guide'],
    ['sidekick-skills', 'migration-guide'],
  ]);
});
