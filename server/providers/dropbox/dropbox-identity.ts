import { z } from 'zod';
import { callProvider, type RefusedAnswer } from '../shared/call.ts';
import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import { mayNotRead, type ProviderFailure } from '../shared/failure.ts';
import type { Identity } from '../shared/provider-definition.ts';
import { cleanEmail, cleanText } from '../shared/provider-text.ts';
import { type ScopeRow, scopesOf } from '../shared/scopes.ts';
import { text, url } from '../shared/settings.ts';

export const dropboxSettings = {
  /** Stands in for `https://api.dropboxapi.com/2`. */
  DROPBOX_API_URL: url.optional(),
  DROPBOX_CLIENT_ID: text.optional(),
};

/** https://www.dropbox.com/developers/documentation/http/documentation#users-get_current_account */
const accountAnswer = z.object({
  account_id: z.string().regex(/^dbid:[\w-]{1,100}$/),
  name: z.object({ display_name: z.string().nullish() }).nullish(),
  email: z.string().nullish(),
  team: z.object({ id: z.string().max(200), name: z.string().nullish() }).nullish(),
});

/**
 * 401 `missing_scope` is a good token without the permission; plain text with 400 is a token for a
 * whole team, unless it says that the token itself is malformed.
 * https://www.dropbox.com/developers/documentation/http/documentation#error-handling
 */
function explain({ status, contentType, body }: RefusedAnswer): ProviderFailure | null {
  if (status === 401 && /"missing_scope/.test(body)) {
    return mayNotRead(
      'Dropbox',
      'Add "account_info.read" to the permissions of the app in the Dropbox App Console and to the scopes of the credential in monday, then connect again.',
    );
  }
  if (status === 400 && /^text\/plain\b/.test(contentType) && !/malformed|invalid/i.test(body)) {
    return mayNotRead(
      'Dropbox',
      'The token is for a whole team. Take the team permissions (such as "team_data.member") out of the scopes of the credential in monday, then connect again.',
    );
  }
  return null;
}

function identityOf({ account_id, name, email, team }: z.infer<typeof accountAnswer>): Identity {
  const address = cleanEmail(email);
  const teamId = cleanText(team?.id);
  return {
    providerUniqueIdentifier: account_id,
    displayName: cleanText(name?.display_name) ?? address ?? account_id,
    email: address,
    organization: teamId === null ? null : { id: teamId, name: cleanText(team?.name) ?? teamId },
    accountType: teamId === null ? 'personal' : 'work',
  };
}

/** https://developers.dropbox.com/oauth-guide */
const scopes: readonly ScopeRow[] = [
  [
    'account_info.read',
    'low',
    'Reads the name, e-mail address and team. The connection gets its name from it.',
  ],
  ['account_info.write', 'medium', 'Changes the profile.'],
  ['openid', 'low', 'Signs the person in, so that the app learns which account was chosen.'],
  ['profile', 'low', 'Gives the app the name of the person.'],
  ['email', 'low', 'Gives the app the e-mail address.'],
  ['files.metadata.read', 'medium', 'Sees the names and sizes of files, not what is in them.'],
  ['files.metadata.write', 'medium', 'Changes what is noted about files.'],
  ['files.content.read', 'high', 'Opens files, for example to attach one to an item.'],
  ['files.content.write', 'high', 'Makes, changes and deletes files.'],
  ['files.*', 'high', 'Works with files.'],
  ['sharing.read', 'medium', 'Sees with whom files are shared.'],
  ['sharing.write', 'high', 'Shares files with others, and ends sharing.'],
  ['file_requests.*', 'medium', 'Works with requests for files.'],
  ['contacts.*', 'medium', 'Reads or changes the contacts of the account.'],
  ['team_info.read', 'medium', 'Reads facts about the team.'],
  ['team_data.*', 'high', 'Works with the files of everyone in the team.'],
  ['team_*', 'high', 'Works with the team and its files.'],
  ['members.*', 'high', 'Reads or changes who is in the team.'],
  ['groups.*', 'high', 'Reads or changes the groups of the team.'],
  ['sessions.*', 'high', 'Reads or ends the sessions of people in the team.'],
  ['events.read', 'high', "Reads the team's log of who did what."],
];

/** Dropbox, personal and in teams. */
export function createDropbox(settings: SettingsOf<typeof dropboxSettings>): ConfiguredProvider {
  const api = settings.DROPBOX_API_URL ?? 'https://api.dropboxapi.com/2';
  return {
    isOn: true,
    asksService: true,
    clientId: settings.DROPBOX_CLIENT_ID ?? null,
    identify: async (token, { deadline }) =>
      identityOf(
        await callProvider({
          url: `${api}/users/get_current_account`,
          method: 'POST',
          token,
          schema: accountAnswer,
          deadline,
          explain,
        }),
      ),
    ...scopesOf({ provider: 'dropbox', requested: ['account_info.read'], known: scopes }),
    // No scope tells: it is a parameter of the consent page, and the app always sends it.
    accessWith: () => 'lasting',
    accessReason: {
      text: 'The app asks for offline access ("token_access_type=offline"): monday renews the access whenever an automation runs, until it is revoked.',
      source: 'https://dropbox.tech/developers/using-oauth-2-0-with-offline-access',
    },
    parameters: [],
    takeAway: [
      {
        accountType: null,
        label: 'Connected apps',
        url: 'https://www.dropbox.com/account/connected_apps',
        menuPath: 'Your picture > Settings > Apps > the app > Disconnect',
        source: 'https://help.dropbox.com/integrations/third-party-apps',
        lastRead: '2026-11-25',
        isConfirmed: true,
      },
    ],
    oauth: {
      authorizeUrl: 'https://www.dropbox.com/oauth2/authorize',
      authorizeParameters: { token_access_type: 'offline' },
      tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
      scopeSeparator: 'space',
      fallbackTokenSeconds: 14_400,
    },
  };
}
