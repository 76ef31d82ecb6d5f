/** The connector's registration at Microsoft, as monday's credentials feature holds it. */
export const registration = {
  clientId: '5ab0c0de-0000-4000-8000-00000000c11e',
  clientSecret: 'stand-in-client-secret',
  appName: 'Sandbox Connector',
  publisher: 'Sandbox Ltd',
};

/** monday's redirect address, as it is registered in real life. */
export const realRedirectUri = 'https://apps-credentials.monday.com/authorize/oauth2/redirect-uri';

/** A client's id and secret as token endpoints take them by default. RFC 6749, 2.3.1 */
export const basicAuthorization = (clientId: string) =>
  `Basic ${Buffer.from(`${clientId}:${registration.clientSecret}`).toString('base64')}`;

/** Returns the scopes as a token response has them: not `offline_access`, which comes as a refresh token. */
export const grantedScope = (requested: string) =>
  requested
    .split(' ')
    .filter((name) => name !== 'offline_access')
    .join(' ');
