import type { ProvidersAnswer } from '../../../server/contract/provider.ts';

const place = { source: null, lastRead: '2026-11-24', isConfirmed: true };

/** An answer of `GET /api/providers` with what the view tells apart. */
export const providers: ProvidersAnswer = {
  providers: [
    {
      id: 'microsoft',
      name: 'Microsoft 365',
      kind: 'oauth2',
      clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
      scopes: [
        {
          name: 'Mail.Read',
          key: 'microsoft-mail-read',
          reason: 'Reads mail, for example to make an item from a message.',
          risk: 'high',
          lasts: 'lasting',
        },
      ],
      knownScopes: [
        { match: 'openid', key: 'microsoft-openid', reason: 'Signs you in.', risk: 'low' },
        { match: 'Mail.*', key: 'microsoft-mail-any', reason: 'Works with mail.', risk: 'high' },
        {
          match: 'Mail.Read',
          key: 'microsoft-mail-read',
          reason: 'Reads mail.',
          risk: 'high',
        },
      ],
      access: {
        value: 'lasting',
        key: 'microsoft-access-lasting',
        text: 'monday renews the access whenever an automation runs.',
        source: 'https://learn.example/refresh-tokens',
      },
      parameters: [],
      takeAway: [
        {
          ...place,
          accountType: 'work',
          label: 'My Apps',
          url: 'https://myapps.example',
          menuPath: 'The app > Revoke permissions',
        },
        {
          ...place,
          accountType: 'personal',
          label: 'Apps and services',
          url: 'https://account.example',
          menuPath: 'Privacy > Remove these permissions',
          isConfirmed: false,
        },
      ],
    },
    {
      id: 'api-token',
      name: 'API token',
      kind: 'api-token',
      clientId: null,
      scopes: [],
      knownScopes: [],
      access: {
        value: 'lasting',
        key: 'api-token-access-lasting',
        text: 'An API token works until it is replaced.',
        source: 'https://developer.example/credentials',
      },
      parameters: [],
      takeAway: [
        {
          ...place,
          accountType: null,
          label: 'The service that issued the token',
          url: null,
          menuPath: 'Settings > API tokens',
        },
      ],
    },
  ],
  mondayFeatures: [
    {
      key: 'sidekick-skills',
      name: 'Sidekick skills',
      text: "Skills of monday's AI assistant use it.",
      basis: 'migration-guide',
      source: 'https://developer.example/migration',
      lastRead: '2026-11-24',
    },
  ],
};
