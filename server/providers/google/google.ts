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
    {
      method: 'one_person',
      actor: 'provider_admin',
      endsFor: 'person',
      decisiveSteps: ['google-remove-person-access'],
      accountSteps: ['google-suspend-user', 'google-reset-user'],
    },
    {
      method: 'admin_console',
      actor: 'provider_admin',
      endsFor: 'organization',
      decisiveSteps: ['google-block-app'],
    },
  ],
});
