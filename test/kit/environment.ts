import { join } from 'node:path';

import { clientId, clientSecret, signingSecret } from './tokens.ts';

export const publicUrl = 'https://keyholder.example.com';
export const identityPath = '/monday/credentials/microsoft/identity';

/** The least that a server needs, with the secrets that the kit signs with. */
export const environment = {
  PUBLIC_URL: publicUrl,
  MONDAY_CLIENT_ID: clientId,
  MONDAY_CLIENT_SECRET: clientSecret,
  MONDAY_SIGNING_SECRET: signingSecret,
  MICROSOFT_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000001',
  GOOGLE_CLIENT_ID: 'google-client-id',
  SLACK_CLIENT_ID: 'slack-client-id',
  DROPBOX_CLIENT_ID: 'dropbox-client-id',
  SALESFORCE_CLIENT_ID: 'salesforce-client-id',
  APP_NAME: 'Sandbox Connector',
  LOG_LEVEL: 'info',
};

/** For `NODE_COMPILE_CACHE` of commands that tests start: the server keeps its own there. */
export const compileCache = join(import.meta.dirname, '../../node_modules/.cache/keyholder');
