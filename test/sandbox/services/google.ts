import { type Service, usualTokenAnswer } from './service.ts';

const clientId = '900100200300-sandboxconnector.apps.googleusercontent.com';
const userinfo = 'https://openidconnect.googleapis.com/v1/userinfo';
const domain = { id: 'contoso.example', name: 'contoso.example' };

/** https://developers.google.com/identity/openid-connect/openid-connect */
export const google: Service = {
  id: 'google',
  clientId,
  environment: (at) => ({ GOOGLE_CLIENT_ID: clientId, GOOGLE_USERINFO_URL: at(userinfo) }),
  accounts: [
    {
      id: '100000000000000009001',
      displayName: 'Robin Meyer',
      email: 'robin@contoso.example',
      organization: domain,
    },
    {
      id: '100000000000000009002',
      displayName: 'Robin Meyer',
      email: 'robin.meyer@gmail.example',
      organization: null,
    },
  ],
  identityCalls: [
    {
      method: 'GET',
      needs: ['openid', 'profile', 'email'],
      address: userinfo,
      answer: ({ id, displayName, email, organization }) => ({
        sub: id,
        name: displayName,
        given_name: displayName.split(' ')[0],
        picture: 'https://lh3.googleusercontent.com/a/stand-in',
        email,
        email_verified: true,
        ...(organization && { hd: organization.id }),
      }),
    },
  ],
  refusal: {
    status: 401,
    body: { error: 'invalid_request', error_description: 'Invalid Credentials' },
  },
  // A good token without these is refused like a bad one.
  lacking: {
    status: 401,
    body: { error: 'invalid_request', error_description: 'Invalid Credentials' },
  },
  others: {
    // https://github.com/google/google-api-ruby-client-samples/issues/18
    'scope-in-header': {
      status: 403,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'www-authenticate':
          'Bearer realm="https://accounts.google.com/AuthSubRequest", error=insufficient_scope, scope="openid"',
      },
      body: '',
    },
    // https://github.com/analogdotnow/Analog/issues/296
    'scope-in-body': {
      status: 403,
      body: {
        error: {
          code: 403,
          message: 'Request had insufficient authentication scopes.',
          errors: [
            {
              message: 'Insufficient Permission',
              domain: 'global',
              reason: 'insufficientPermissions',
            },
          ],
          status: 'PERMISSION_DENIED',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
              domain: 'googleapis.com',
            },
          ],
        },
      },
    },
  },
  tokenAnswer: usualTokenAnswer,
};
