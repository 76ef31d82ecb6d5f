import { describe, expect, test } from 'vitest';
import { permissionsInWords, thingOf } from '../../../../client/features/permissions/in-words.ts';
import texts from '../../../../client/i18n/en/permissions.json' with { type: 'json' };
import type { Connection } from '../../../../server/contract/connection.ts';
import { describe as describeScope } from '../../../../server/contract/describe-permission.ts';
import { type Language, language } from '../../../../server/contract/language.ts';
import type { ProviderDescription } from '../../../../server/contract/provider.ts';
import { allProviders } from '../../../../server/providers/registry.ts';
import { textsOf } from '../../../kit/texts.ts';
import { connection } from '../../kit/samples.ts';

const every = allProviders({
  MICROSOFT_CLOUD: 'global',
  SALESFORCE_URL_TEMPLATE: 'https://{subdomain}.my.salesforce.com',
});
const microsoft = every.find(({ id }) => id === 'microsoft') as unknown as ProviderDescription;
const format = { list: (items: readonly string[]) => items.join(' and ') };

function inWords(names: string[], rest: Partial<Connection> = {}) {
  const { source = 'granted', ...others } = rest as { source?: 'granted' | 'requested' };
  const scopes = names.map((name) => ({ name, source }));
  return permissionsInWords(
    connection(1, { ...others, scopes }),
    microsoft,
    format,
    'Sandbox Connector',
  );
}

test('every permission that the server describes has a short phrase', () => {
  const keys = every.flatMap(({ knownScopes }) => knownScopes.map((scope) => scope.key));
  const wanted = keys.map((key) => thingOf({ key })).filter((key) => key !== null);
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter((key) => !(key in texts.things))).toEqual([]);
});

/** Words by which a text speaks to who reads it. */
const addresses: Record<Language, RegExp> = {
  en: /\byou(r|rs|rself)?\b/i,
  de: /\b(Sie|Ihnen|Ihre?[mnrs]?)\b/,
  fr: /\b(vous|votre|vos)\b/i,
  es: /\b(usted|sus?)\b/i,
  pt: /\b(você|seus?|suas?)\b/i,
  ja: /あなた|自分/,
};

test('what a permission allows is said so that it fits its person and the admin alike', () => {
  for (const { knownScopes } of every) {
    for (const { reason } of knownScopes) expect(reason).not.toMatch(addresses.en);
  }
  for (const name of language.options) {
    const things = [...textsOf(name)].filter(([key]) => key.startsWith('permissions.things.'));
    expect(things.length).toBeGreaterThan(50);
    for (const [, text] of things) expect(text).not.toMatch(addresses[name]);
  }
});

describe('a connection in one line', () => {
  test('names the strongest permissions first, each once, and that they last', () => {
    expect(
      inWords(['openid', 'User.Read', 'Mail.Read', 'POP.AccessAsUser.All'], { access: 'lasting' }),
    ).toBe(
      "\u2068Sandbox Connector\u2069 can: read mail and read the account's own profile, even while you are away",
    );
  });

  test('says "asks to" where it is not known what was granted', () => {
    expect(inWords(['Mail.Send'], { source: 'requested' } as object)).toBe(
      "\u2068Sandbox Connector\u2069 asks to: send mail in the account's name",
    );
  });

  test('counts what it does not name', () => {
    const names = ['Mail.Read', 'Mail.Send', 'Notes.Read', 'Chat.Read', 'Files.Read'];
    expect(inWords(names)).toMatch(/Sandbox Connector.? can: .* and 2 more things$/);
  });

  test('does not hide a permission that no one knows', () => {
    expect(inWords(['Brand.New'])).toBe(
      '\u2068Sandbox Connector\u2069 can: do things that are not described here',
    );
  });

  test('says only that it signs in when there is nothing else', () => {
    expect(inWords(['openid', 'profile'])).toBe(
      '\u2068Sandbox Connector\u2069 can: see which account was chosen',
    );
  });

  test('claims nothing about what an API token may do', () => {
    expect(inWords([], { provider: 'api-token' })).toMatch(/Keyholder cannot see what that is/);
  });
});

test('a permission is described by its name before its family, and case does not count', () => {
  const known = microsoft.knownScopes;
  expect(describeScope('mail.read', known).key).toBe('microsoft-mail-read');
  expect(describeScope('Mail.ReadWrite', known).key).toBe('microsoft-mail-any');
  expect(describeScope('Group.ReadWrite.All', known).key).toBe('microsoft-group-readwrite-all');
  expect(describeScope('Else', known)).toEqual({
    name: 'Else',
    key: 'unknown',
    reason: null,
    risk: 'unknown',
  });
});
