import { registration } from '../microsoft/registration.ts';
import type { Service, ServiceAccount, ServiceAnswer, SignIn } from './service.ts';

const clientId = '9001002003.9001002003004';
const api = 'https://slack.com/api';
const contoso = { id: 'T0CONTOSO', name: 'Contoso' };

/** The app as the workspace knows it: the same for everyone there. */
const bot: ServiceAccount = {
  id: 'U09003KEEPBOT',
  botId: 'B09003KEEPER',
  displayName: registration.appName,
  email: '',
  organization: contoso,
};

/** Slack answers 200 whether it accepts a token or not. https://docs.slack.dev/reference/methods/auth.test#errors */
export const slackError = (error: string): ServiceAnswer => ({
  status: 200,
  body: { ok: false, error },
});

/**
 * As monday's sample asks for Slack: `scope` means bot scopes at this address, and the app's own token
 * stands on top of the answer; the person is named under `authed_user`, without a token of theirs.
 * https://github.com/mondaycom/welcome-apps/blob/master/apps/slack-node/manifest.json
 * https://docs.slack.dev/reference/methods/oauth.v2.access
 */
export const slackBotSignIn: SignIn = {
  id: 'slack-bot',
  authorizeUrl: 'https://slack.com/oauth/v2/authorize',
  tokenUrl: `${api}/oauth.v2.access`,
  holderOf: () => bot,
  tokenAnswer: ({ account, holder, token, scope }) => ({
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope,
    bot_user_id: holder.id,
    app_id: 'A09003KEEPER',
    team: account.organization,
    enterprise: null,
    authed_user: { id: account.id },
    is_enterprise_install: false,
  }),
};

const handleOf = ({ botId, displayName, email }: ServiceAccount) =>
  botId === undefined ? email.split('@')[0] : displayName.toLowerCase().replaceAll(' ', '_');

export const slack: Service = {
  id: 'slack',
  clientId,
  environment: (at) => ({ SLACK_CLIENT_ID: clientId, SLACK_API_URL: at(api) }),
  accounts: [
    {
      id: 'U09001ROBIN',
      displayName: 'Robin Meyer',
      email: 'robin@slack.contoso.example',
      organization: contoso,
    },
    {
      id: 'U09002LOCKED',
      displayName: 'Locked Out',
      email: 'locked.out@slack.contoso.example',
      organization: contoso,
      isBlocked: true,
    },
    bot,
  ],
  identityCalls: [
    {
      // Asks for no scope, and names the bot of a bot's token. https://docs.slack.dev/reference/methods/auth.test
      method: 'POST',
      address: `${api}/auth.test`,
      answer: (account) => ({
        ok: true,
        url: `https://${account.organization?.name.toLowerCase()}.slack.com/`,
        team: account.organization?.name,
        user: handleOf(account),
        team_id: account.organization?.id,
        user_id: account.id,
        ...(account.botId && { bot_id: account.botId }),
        is_enterprise_install: false,
      }),
    },
    {
      // https://docs.slack.dev/reference/methods/users.info
      method: 'GET',
      address: `${api}/users.info`,
      needs: ['users:read'],
      answer: (account) => ({
        ok: true,
        user: {
          id: account.id,
          team_id: account.organization?.id,
          name: handleOf(account),
          is_bot: account.botId !== undefined,
          profile: {
            real_name: account.displayName,
            display_name: account.displayName,
            ...(account.botId === undefined
              ? { email: account.email }
              : { bot_id: account.botId, api_app_id: 'A09003KEEPER' }),
          },
        },
      }),
    },
  ],
  refusal: slackError('invalid_auth'),
  lacking: slackError('missing_scope'),
  spellings: {
    // From when the workspace is in an Enterprise organization. https://docs.slack.dev/reference/methods/auth.test
    enterprise: (answer) =>
      'team_id' in answer ? { ...answer, enterprise_id: 'E0CONTOSOGRID' } : answer,
  },
  // Only user scopes: the person's token stands on top. Tokens without rotation do not end, and
  // nothing renews them. https://docs.slack.dev/reference/methods/oauth.v2.user.access
  tokenAnswer: ({ account, token, scope }) => ({
    ok: true,
    access_token: token,
    token_type: 'user',
    scope,
    app_id: 'A09003KEEPER',
    team: account.organization,
    enterprise: null,
    authed_user: { id: account.id },
    is_enterprise_install: false,
  }),
  otherSignIns: [slackBotSignIn],
};
