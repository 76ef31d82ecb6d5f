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
  ],
});
