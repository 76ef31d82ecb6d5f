import { defineProvider } from '../shared/define-provider.ts';
import { dropboxGuides } from './dropbox-guide.ts';
import { createDropbox, dropboxSettings } from './dropbox-identity.ts';

/** Dropbox, personal and in teams. */
export const dropbox = defineProvider({
  id: 'dropbox',
  settings: dropboxSettings,
  create: createDropbox,
  guides: () => dropboxGuides,
  clock: null,
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['dropbox-disconnect'],
    },
    {
      method: 'one_person',
      actor: 'provider_admin',
      endsFor: 'person',
      decisiveSteps: ['dropbox-suspend-member'],
      isForOwnAccount: true,
    },
    {
      method: 'admin_console',
      actor: 'provider_admin',
      endsFor: 'organization',
      decisiveSteps: ['dropbox-ask-members'],
    },
  ],
});
