import type { Service } from './service.ts';

const clientId = '9001002003.9001002003004';
const api = 'https://slack.com/api';

/** Slack answers 200 whether it accepts a token or not. https://docs.slack.dev/reference/methods/auth.test */
export const slack: Service = {
  id: 'slack',
  clientId,
  environment: (at) => ({ SLACK_CLIENT_ID: clientId, SLACK_API_URL: at(api) }),
  accounts: [
    {
      id: 'U09001ROBIN',
      displayName: 'Robin Meyer',
      email: 'robin@slack.contoso.example',
      organization: { id: 'T0CONTOSO', name: 'Contoso' },
    },
    {
      id: 'U09002LOCKED',
      displayName: 'Locked Out',
      email: 'locked.out@slack.contoso.example',
      organization: { id: 'T0CONTOSO', name: 'Contoso' },
      isBlocked: true,
    },
  ],
  identityCalls: [
    {
      method: 'POST',
      address: `${api}/auth.test`,
      answer: ({ id, email, organization }) => ({
        ok: true,
        url: `https://${organization?.name.toLowerCase()}.slack.com/`,
        team: organization?.name,
        user: email.split('@')[0],
        team_id: organization?.id,
        user_id: id,
        is_enterprise_install: false,
      }),
    },
    {
      method: 'GET',
      address: `${api}/users.info`,
      answer: ({ id, displayName, email, organization }) => ({
        ok: true,
        user: {
          id,
          team_id: organization?.id,
          name: email.split('@')[0],
          profile: { real_name: displayName, display_name: displayName, email },
        },
      }),
    },
  ],
  refusal: { status: 200, body: { ok: false, error: 'invalid_auth' } },
  // Tokens without rotation do not end, and nothing renews them. https://docs.slack.dev/reference/methods/oauth.v2.access
  tokenAnswer: ({ account, token, scope }) => ({
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope,
    team: account.organization,
    enterprise: null,
    authed_user: { id: account.id },
  }),
};
