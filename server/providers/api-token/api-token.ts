import { defineProvider } from '../shared/define-provider.ts';
import { apiTokenGuides } from './api-token-guide.ts';
import { apiTokenSettings, createApiToken } from './api-token-identity.ts';

/** Tokens that people paste. */
export const apiToken = defineProvider({
  id: 'api-token',
  settings: apiTokenSettings,
  secrets: ['IDENTITY_KEY'],
  create: createApiToken,
  guides: () => apiTokenGuides,
  clock: null,
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['api-token-delete-own'],
    },
  ],
});
