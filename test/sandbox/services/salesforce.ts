import { type Service, usualTokenAnswer } from './service.ts';

const clientId = '3MVG9SandboxConnectorStandIn';

/** Signed in at the organization's own address: `subdomain` is asked for in monday's form. */
export const salesforce: Service = {
  id: 'salesforce',
  clientId,
  environment: (at) => ({
    SALESFORCE_CLIENT_ID: clientId,
    SALESFORCE_URL_TEMPLATE: at('https://{subdomain}.my.salesforce.com'),
  }),
  hasOwnAddresses: true,
  accounts: [
    {
      id: '0055g00000ROBI1AAP',
      displayName: 'Robin Meyer',
      email: 'robin@salesforce.contoso.example',
      organization: { id: '00D5g00000CONT1EAP', name: 'contoso' },
    },
    {
      id: '0055g00000ROBI2AAP',
      displayName: 'Robin Meyer (test)',
      email: 'robin.test@salesforce.contoso.example',
      organization: { id: '00D5g00000CONT2EAP', name: 'contoso--test.sandbox' },
    },
  ],
  identityCalls: [
    {
      method: 'GET',
      address: 'https://:subdomain.my.salesforce.com/services/oauth2/userinfo',
      answer: ({ id, displayName, email, organization }) => ({
        sub: `https://login.salesforce.com/id/${organization?.id}/${id}`,
        user_id: id,
        organization_id: organization?.id,
        preferred_username: email,
        nickname: email.split('@')[0],
        name: displayName,
        email,
        email_verified: true,
        user_type: 'STANDARD',
      }),
    },
  ],
  refusal: { status: 403, body: 'Bad_OAuth_Token' },
  // Its pages name no text for a token that may not ask; these two were reported.
  lacking: { status: 403, body: { error: 'insufficient_scope' } },
  spellings: {
    // Both forms stand for the same thing. https://help.salesforce.com/apex/HTViewSolution?id=000004383&language=en_US
    short: (answer) =>
      Object.fromEntries(
        Object.entries(answer).map(([name, value]) => [
          name,
          /^(user|organization)_id$/.test(name) ? String(value).slice(0, 15) : value,
        ]),
      ),
  },
  others: {
    'api-disabled': {
      status: 403,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: 'This feature is not currently enabled for this user.',
    },
  },
  tokenAnswer: ({ account, ...granted }) => ({
    ...usualTokenAnswer({ account, ...granted }),
    instance_url: `https://${account.organization?.name}.my.salesforce.com`,
    id: `https://login.salesforce.com/id/${account.organization?.id}/${account.id}`,
    issued_at: String(Date.now()),
  }),
};
