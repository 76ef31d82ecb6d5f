import { defineProvider } from '../shared/define-provider.ts';
import { salesforceGuides } from './salesforce-guide.ts';
import { longId } from './salesforce-id.ts';
import { createSalesforce, salesforceSettings } from './salesforce-identity.ts';

/** Salesforce: a person in one organization. */
export const salesforce = defineProvider({
  id: 'salesforce',
  settings: salesforceSettings,
  create: createSalesforce,
  guides: () => salesforceGuides,
  clock: null,
  // Older records have ids of 15 characters beside those of 18.
  respell: ({ identity, organizationId }) => ({
    identity: identity.split(':').map(longId).join(':'),
    organizationId: organizationId === null ? null : longId(organizationId),
  }),
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['salesforce-revoke-own'],
    },
    {
      method: 'one_person',
      actor: 'provider_admin',
      endsFor: 'person',
      decisiveSteps: ['salesforce-revoke-person'],
      accountSteps: ['salesforce-freeze-user'],
    },
    {
      method: 'admin_console',
      actor: 'provider_admin',
      endsFor: 'organization',
      decisiveSteps: ['salesforce-revoke-or-block'],
    },
  ],
});
