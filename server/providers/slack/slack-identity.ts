import { z } from 'zod';
import { callProvider } from '../shared/call.ts';
import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import { mayNotRead, ProviderFailure } from '../shared/failure.ts';
import type { IdentifyOptions, Identity } from '../shared/provider-definition.ts';
import { cleanEmail, cleanText } from '../shared/provider-text.ts';
import { type ScopeRow, scopesOf } from '../shared/scopes.ts';
import { text, url } from '../shared/settings.ts';

export const slackSettings = {
  /** Stands in for `https://slack.com/api`. */
  SLACK_API_URL: url.optional(),
  SLACK_CLIENT_ID: text.optional(),
};

const slackId = z.string().regex(/^[A-Za-z0-9]{1,64}$/);

/** Slack answers HTTP 200 whether it accepts a token or not; `ok` tells. */
const failed = z.object({ ok: z.literal(false), error: z.string() });

/** https://docs.slack.dev/reference/methods/auth.test */
const authTestAnswer = z.discriminatedUnion('ok', [
  failed,
  z.object({
    ok: z.literal(true),
    enterprise_id: slackId.nullish(),
    team_id: slackId,
    team: z.string().nullish(),
    user_id: slackId,
    user: z.string().nullish(),
    /** Of an app's own token; absent where the token is a person's. */
    bot_id: slackId.nullish(),
  }),
]);
type AuthTest = Extract<z.infer<typeof authTestAnswer>, { ok: true }>;

/** https://docs.slack.dev/reference/methods/users.info */
const usersInfoAnswer = z.discriminatedUnion('ok', [
  failed,
  z.object({
    ok: z.literal(true),
    user: z.object({
      profile: z.object({ real_name: z.string().nullish(), email: z.string().nullish() }).nullish(),
    }),
  }),
]);

/** Errors that pass by themselves; all others need a person to act. https://docs.slack.dev/reference/methods/auth.test#errors */
const passing =
  /^(internal_error|fatal_error|request_timeout|service_unavailable|rate_?limited|team_added_to_org)$/;
const refusals = /^(not_authed|invalid_auth|account_inactive|token_(revoked|expired))$/;
const lacks = /^(missing_scope|no_permission|not_allowed_token_type)$/;

const scopesAdvice =
  'Add "users:read" and "users:read.email" to the user token scopes of the app in Slack and to the scopes of the credential in monday, then connect again.';

/** Advice where the token itself is not at fault. */
const advices: Record<string, string> = {
  two_factor_setup_required:
    'The person must set up two-factor authentication in Slack, then connect again.',
  org_login_required:
    'An admin of the organization must finish moving the workspace, then the person connects again.',
};
const ownersAdvice =
  'Ask an owner or admin of the Slack workspace or organization to allow the app, then connect again.';

function failureOf(error: string): ProviderFailure {
  if (passing.test(error)) return new ProviderFailure('unavailable', 'Slack cannot answer now.');
  if (refusals.test(error)) {
    return new ProviderFailure('refused', 'Slack does not accept the token.');
  }
  if (lacks.test(error)) return mayNotRead('Slack', scopesAdvice);
  return new ProviderFailure('refused', 'Slack does not let this token in.', {
    advice: advices[error] ?? ownersAdvice,
  });
}

function identityOf(
  test: AuthTest,
  profile: { name: string | null; email: string | null },
): Identity {
  const inWorkspace = `${test.team_id}:${test.user_id}`;
  return {
    providerUniqueIdentifier:
      test.enterprise_id == null ? inWorkspace : `${test.enterprise_id}:${inWorkspace}`,
    // A workspace that joins an Enterprise organization gets its id from then on.
    alsoKnownAs: test.enterprise_id == null ? [] : [inWorkspace],
    displayName: profile.name ?? cleanText(test.user) ?? test.user_id,
    email: profile.email,
    organization: { id: test.team_id, name: cleanText(test.team) ?? test.team_id },
    accountType: test.bot_id == null ? 'work' : 'app',
  };
}

const scopes: readonly ScopeRow[] = [
  ['users:read', 'low', 'Reads names in the workspace. The connection gets its name from it.'],
  [
    'users:read.email',
    'low',
    'Reads e-mail addresses in the workspace, to show that of the account.',
  ],
  ['openid', 'low', 'Signs the person in, so that the app learns which account was chosen.'],
  ['profile', 'low', 'Gives the app the name and picture of the person.'],
  ['email', 'low', 'Gives the app the e-mail address.'],
  ['identity.*', 'low', 'Gives the app the name, e-mail address and workspace.'],
  ['team:read', 'low', 'Reads the name of the workspace.'],
  ['channels:read', 'low', 'Sees which public channels there are, to let people pick one.'],
  ['channels:join', 'medium', 'Joins public channels.'],
  ['chat:write*', 'medium', "Posts messages, as the app or in the account's name."],
  ['incoming-webhook', 'medium', 'Posts messages to the channel that is picked for it.'],
  ['groups:read', 'medium', 'Sees which private channels the account is in.'],
  ['im:read', 'medium', 'Sees with whom there are direct messages, not their text.'],
  ['mpim:read', 'medium', 'Sees which group messages the account is in, not their text.'],
  ['channels:history', 'high', 'Reads the messages of public channels.'],
  ['groups:history', 'high', 'Reads the messages of private channels.'],
  ['im:history', 'high', 'Reads direct messages.'],
  ['mpim:history', 'high', 'Reads group messages.'],
  ['files:*', 'high', 'Works with the files that the account can see.'],
  ['search:*', 'high', 'Searches whatever the account can see.'],
  ['users:write', 'medium', 'Sets whether the person is shown as active.'],
  ['users.profile:*', 'medium', 'Reads the profile and, with "write", changes it.'],
  ['admin*', 'high', 'Administers the workspace or organization.'],
  ['client', 'high', 'Does whatever the account may do in Slack.'],
];

/** Slack: the person, or the app's own user, that a token stands for. */
export function createSlack(settings: SettingsOf<typeof slackSettings>): ConfiguredProvider {
  const api = settings.SLACK_API_URL ?? 'https://slack.com/api';

  /** Name and e-mail are a courtesy: what hinders them takes nothing from the identity. */
  async function profileOf(userId: string, token: string, deadline: AbortSignal) {
    const nothing = { name: null, email: null };
    const url = `${api}/users.info?user=${userId}`;
    const answer = await callProvider({ url, token, schema: usersInfoAnswer, deadline }).catch(
      () => null,
    );
    if (!answer?.ok) return nothing;
    const { real_name: name, email } = answer.user.profile ?? {};
    return { name: cleanText(name), email: cleanEmail(email) };
  }

  async function identify(token: string, { deadline }: IdentifyOptions): Promise<Identity> {
    const answer = await callProvider({
      url: `${api}/auth.test`,
      method: 'POST',
      token,
      schema: authTestAnswer,
      deadline,
    });
    if (!answer.ok) throw failureOf(answer.error);
    return identityOf(answer, await profileOf(answer.user_id, token, deadline));
  }

  return {
    isOn: true,
    asksService: true,
    clientId: settings.SLACK_CLIENT_ID ?? null,
    identify,
    ...scopesOf({
      provider: 'slack',
      requested: ['users:read', 'users:read.email'],
      known: scopes,
    }),
    accessWith: () => 'lasting',
    accessReason: {
      text: "Slack's tokens do not end by themselves. Where an app has token rotation on, monday renews them. Either way the access works until it is removed.",
      source: 'https://docs.slack.dev/authentication/using-token-rotation',
    },
    parameters: [],
    takeAway: [
      {
        accountType: 'work',
        label: 'Manage apps',
        url: 'https://slack.com/apps/manage',
        menuPath: 'Manage apps > the app > Configuration > revoke your authorization',
        source: null,
        lastRead: '2026-11-24',
        isConfirmed: false,
      },
      {
        accountType: 'app',
        label: 'Manage apps',
        url: 'https://slack.com/apps/manage',
        menuPath: 'Manage apps > the app > Configuration > Remove app',
        source: 'https://slack.com/help/articles/360003125231',
        lastRead: '2026-11-25',
        isConfirmed: false,
      },
    ],
    oauth: {
      // Here `scope` means user scopes, and the person's token stands on top of the answer. At
      // `oauth/v2/authorize` it means bot scopes: the app's own token, the same for everybody.
      // https://docs.slack.dev/reference/methods/oauth.v2.user.access
      authorizeUrl: 'https://slack.com/oauth/v2_user/authorize',
      authorizeParameters: {},
      tokenUrl: 'https://slack.com/api/oauth.v2.user.access',
      scopeSeparator: 'comma',
      scopeName: 'User Token Scopes',
      // With rotation, tokens last twelve hours and the response says so.
      fallbackTokenSeconds: 3600,
    },
  };
}
