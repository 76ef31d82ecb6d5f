import { defineProvider } from '../shared/define-provider.ts';
import { adminConsentNeeded } from './admin-consent.ts';
import { microsoftAdmin } from './guide/admin-guide.ts';
import { microsoftIndividual } from './guide/individual-guide.ts';
import { createMicrosoft } from './microsoft-identity.ts';
import { microsoftSettings } from './microsoft-settings.ts';
import { entraAccess } from './microsoft-sign-in.ts';

/** Microsoft 365 and Entra ID. */
export const microsoft = defineProvider({
  id: 'microsoft',
  settings: microsoftSettings,
  create: createMicrosoft,
  guides: ({ MICROSOFT_CLOUD: cloud }) => [...microsoftIndividual(cloud), ...microsoftAdmin(cloud)],
  // Access tokens live 60 to 90 minutes, and removing a consent or blocking an app does not end them
  // early. An organization may have set a longer life of its own.
  clock: {
    minutes: 90,
    source: 'https://learn.microsoft.com/entra/identity-platform/access-tokens',
  },
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['my-apps-revoke', 'my-apps-revoke-guest', 'personal-remove'],
      coveredSteps: ['note-admin-answer'],
      proven: { removed: ['my-apps-revoke', 'my-apps-revoke-guest'] },
    },
    {
      method: 'one_person',
      actor: 'entra_admin',
      endsFor: 'person',
      decisiveSteps: ['remove-person-permissions'],
      accountSteps: ['disable-account', 'disable-or-reset-account', 'sign-out-person'],
      coveredSteps: [
        'sign-out-person',
        'require-assignment',
        'disable-account',
        'disable-or-reset-account',
      ],
      proven: { removed: ['remove-person-permissions'] },
    },
    // The guide for a whole organization holds these three.
    {
      method: 'block_sign_in',
      actor: 'entra_admin',
      endsFor: 'organization',
      decisiveSteps: ['disable-sign-in'],
      proven: { blocked: ['disable-sign-in'] },
      otherSteps: ['remove-application', 'block-absent-app', 'check-removed'],
    },
    {
      method: 'revoke_permissions',
      actor: 'entra_admin',
      endsFor: 'organization',
      decisiveSteps: ['remove-all-permissions'],
      proven: { missing: ['remove-all-permissions'] },
      otherSteps: ['disable-sign-in', 'remove-application', 'block-absent-app', 'check-removed'],
    },
    {
      method: 'remove_app',
      actor: 'entra_admin',
      endsFor: 'organization',
      decisiveSteps: ['remove-application'],
      proven: { missing: ['remove-application'] },
      otherSteps: ['disable-sign-in', 'remove-all-permissions', 'check-everyone'],
    },
  ],
  fill: (identity, organizationId) => {
    const objectId = identity?.split(':')[1];
    return { ...(objectId && { objectId }), ...(organizationId && { tenantId: organizationId }) };
  },
  adminConsentNeeded,
  check: entraAccess,
});
