import { z } from 'zod';
import { callProvider, type RefusedAnswer } from '../shared/call.ts';
import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import { mayNotRead, ProviderFailure } from '../shared/failure.ts';
import type { Identity } from '../shared/provider-definition.ts';
import { cleanEmail, cleanText } from '../shared/provider-text.ts';
import { type ScopeRow, scopesOf } from '../shared/scopes.ts';
import { text, url } from '../shared/settings.ts';

export const googleSettings = {
  /** Stands in for Google's userinfo address. */
  GOOGLE_USERINFO_URL: url.optional(),
  GOOGLE_CLIENT_ID: text.optional(),
};

const defaultUserinfoUrl = 'https://openidconnect.googleapis.com/v1/userinfo';

/** https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const userinfoAnswer = z.object({
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  name: z.string().nullish(),
  email: z.string().nullish(),
  /** The Workspace domain; absent for personal accounts. */
  hd: z.string().nullish(),
});

const scopesAdvice =
  'Add "openid", "email" and "profile" to the scopes of the credential in monday, then connect again.';

/**
 * Google names the lack of a scope with 403, in the header or in the body. A good token without any
 * scope of the profile gets 401 like a bad one; nothing in that answer tells them apart.
 * https://developers.google.com/identity/openid-connect/openid-connect
 */
function explain({ status, challenge, body }: RefusedAnswer): ProviderFailure | null {
  const lacksScope = /insufficient_?scope|SCOPE_INSUFFICIENT/i;
  if (status === 403 && (lacksScope.test(challenge) || lacksScope.test(body))) {
    return mayNotRead('Google', scopesAdvice);
  }
  if (status !== 401) return null;
  return new ProviderFailure(
    'refused',
    'Google does not accept the token, or the token has no permission to read the profile: Google answers both alike.',
    { status, advice: `Connect the account again. If that does not help: ${scopesAdvice}` },
  );
}

function identityOf(answer: z.infer<typeof userinfoAnswer>): Identity {
  const email = cleanEmail(answer.email);
  const domain = cleanText(answer.hd)?.toLowerCase() ?? null;
  return {
    // Never the e-mail address: Google may give it to someone else one day.
    providerUniqueIdentifier: answer.sub,
    displayName: cleanText(answer.name) ?? email ?? answer.sub,
    email,
    organization: domain === null ? null : { id: domain, name: domain },
    accountType: domain === null ? 'personal' : 'work',
  };
}

const base = 'https://www.googleapis.com/auth/';

/**
 * Restricted scopes are high and sensitive ones medium, as Google sorts them; but sending mail in
 * someone's name is high here, as it is for Microsoft.
 * https://developers.google.com/workspace/guides/identify-scopes
 */
const scopes: readonly ScopeRow[] = [
  ['openid', 'low', 'Signs the person in, so that the app learns which account was chosen.'],
  ['email', 'low', 'Gives the app the e-mail address.'],
  [`${base}userinfo.email`, 'low', 'Gives the app the e-mail address.'],
  [
    'profile',
    'low',
    'Gives the app the name and picture of the person. The connection gets its name from it.',
  ],
  [`${base}userinfo.profile`, 'low', 'Gives the app the name and picture of the person.'],
  ['https://mail.google.com/', 'high', 'Reads, sends and deletes all mail, for good.'],
  [`${base}gmail.send`, 'high', "Sends mail in the account's name."],
  [`${base}gmail.labels`, 'low', 'Sees and changes the labels of mail, not the mail.'],
  [
    `${base}gmail.metadata`,
    'high',
    'Reads who writes to the account and when, not the text of the mail.',
  ],
  [`${base}gmail.readonly`, 'high', 'Reads mail, for example to make an item from a message.'],
  [`${base}gmail.*`, 'high', 'Works with mail or its settings.'],
  [`${base}drive.file`, 'low', 'Opens only those files that are picked for it, or that it made.'],
  [`${base}drive.appdata`, 'low', 'Keeps data of its own in a hidden folder of Drive.'],
  [`${base}drive.readonly`, 'high', 'Opens all files in Drive, without changing them.'],
  [`${base}drive`, 'high', 'Opens, changes and deletes all files in Drive.'],
  [`${base}drive.*`, 'high', 'Works with all files in Drive, or with their names and owners.'],
  [`${base}documents*`, 'medium', 'Works with documents.'],
  [`${base}spreadsheets*`, 'medium', 'Works with spreadsheets.'],
  [`${base}presentations*`, 'medium', 'Works with presentations.'],
  [`${base}calendar.readonly`, 'medium', 'Reads calendars.'],
  [`${base}calendar*`, 'medium', 'Reads calendars, and may change them.'],
  [`${base}contacts*`, 'medium', 'Reads the contacts of the account, and may change them.'],
  [`${base}tasks*`, 'medium', 'Reads tasks, and may change them.'],
  [`${base}chat.*`, 'high', 'Works with chats.'],
  [`${base}admin.*`, 'high', 'Administers the Workspace of the organization.'],
  [`${base}cloud-platform*`, 'high', 'Works with everything that the account has in Google Cloud.'],
];

/** Google accounts: Gmail and Workspace. */
export function createGoogle(settings: SettingsOf<typeof googleSettings>): ConfiguredProvider {
  const userinfoUrl = settings.GOOGLE_USERINFO_URL ?? defaultUserinfoUrl;
  return {
    isOn: true,
    asksService: true,
    clientId: settings.GOOGLE_CLIENT_ID ?? null,
    identify: async (token, { deadline }) =>
      identityOf(
        await callProvider({ url: userinfoUrl, token, schema: userinfoAnswer, deadline, explain }),
      ),
    ...scopesOf({
      provider: 'google',
      requested: ['openid', 'email', 'profile'],
      known: scopes,
    }),
    // No scope tells: it is a parameter of the consent page, and the app always sends it.
    accessWith: () => 'lasting',
    accessReason: {
      text: 'The app asks for offline access ("access_type=offline"): monday renews the access whenever an automation runs, until it is revoked.',
      source: 'https://developers.google.com/identity/protocols/oauth2/web-server#offline',
    },
    parameters: [],
    takeAway: [
      {
        accountType: null,
        label: 'Your connections to third-party apps and services',
        url: 'https://myaccount.google.com/connections',
        menuPath:
          'Google Account > Security > Your connections to third-party apps and services > the app > Delete all connections',
        source: 'https://support.google.com/accounts/answer/13533235',
        lastRead: '2026-11-25',
        isConfirmed: true,
      },
    ],
    oauth: {
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      // Google gives a refresh token only with consent given again, and the page should ask which account.
      authorizeParameters: { access_type: 'offline', prompt: 'consent select_account' },
      tokenUrl: 'https://oauth2.googleapis.com/token',
      scopeSeparator: 'space',
      fallbackTokenSeconds: 3600,
    },
  };
}
