import { defineProvider } from '../shared/define-provider.ts';
import { googleGuides } from './google-guide.ts';
import { createGoogle, googleSettings } from './google-identity.ts';

/** Google accounts: Gmail and Workspace. */
export const google = defineProvider({
  id: 'google',
  settings: googleSettings,
  create: createGoogle,
  guides: () => googleGuides,
  clock: null,
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['google-remove-connection'],
    },
  ],
});
