import { step } from '../guide/guide-template.ts';
import { mondaySources } from '../guide/monday-sources.ts';
import { adminGuide, individualGuides } from '../guide/plain-guide.ts';

const clock =
  'Whether and when the service stops taking a deleted token is for the service to say.';

const parts = {
  actions: [
    'Sign in to the service that issued the token. Its label in monday is: {person}.',
    'Find the page for API tokens or keys. Where it is differs from service to service.',
    'Delete the token, or replace it by a new one. If you replace it, put the new one into everything else that uses the old one.',
  ],
  where: { menuPath: null, links: [] },
  does: 'The service no longer accepts the token, as far as it says so.',
  doesNot: `It does not delete the token stored in monday. Other tools that use the same token stop too. ${clock}`,
  undo: 'A deleted token does not come back. Make a new one.',
  worked:
    'The service no longer lists the token. A run of the automation reports that it is refused.',
  sources: [mondaySources.mondayCredentials],
};

const deleteOwn = step({
  id: 'api-token-delete-own',
  title: 'Delete or replace the token at the service',
  who: 'You, or whoever may manage the token at the service.',
  ...parts,
});

const deleteForOthers = step({
  id: 'api-token-delete',
  title: 'Delete or replace the token as an admin of the service',
  who: 'An admin of the service that issued the token.',
  ...parts,
});

export const apiTokenGuides = [
  ...individualGuides({
    id: 'api-token-individual',
    provider: 'api-token',
    title: 'Your own API token',
    summary: [
      'Delete or replace the token at the service that issued it.',
      'Then have the credential deleted in monday.',
    ],
    steps: [deleteOwn],
    clock,
    check: 'At the service: the token is no longer listed.',
    pages: [],
  }),
  adminGuide({
    id: 'api-token-admin',
    provider: 'api-token',
    title: 'An API token, for admins of the service',
    summary: [
      'Delete or replace the token at the service that issued it.',
      'Then ask monday to delete the credential.',
    ],
    steps: [deleteForOthers],
    clock,
    check: 'At the service: the token is no longer listed.',
    pages: [],
  }),
];
