import { type StepTemplate, step } from '../../guide/guide-template.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { appPath, openApp } from './admin-steps.ts';
import { entraLinks } from './entra-links.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

const reader = 'At least Global Reader, or the role that changed it.';
const noted = 'Note the time and the result.';
const doesNot =
  'It says nothing about the credential stored in monday. Microsoft’s lists can lag behind by a minute or so.';
const undo = 'Nothing to undo. It changes nothing.';

/** Seeing it, rather than believing it. */
export const checkPermissions = (cloud: CloudName, whose: 'person' | 'permissions'): StepTemplate =>
  step({
    id: whose === 'person' ? 'check-person' : 'check-everyone',
    title: 'Check what is really granted',
    actions: [
      openApp,
      'Open “Permissions” and look at both tabs, “Admin consent” and “User consent”.',
      whose === 'person'
        ? 'Or run the Check block of the step that removes this person’s permissions.'
        : 'Or run the Check block of the step that removes all permissions.',
      noted,
    ],
    where: { menuPath: `${appPath} > Permissions`, links: entraLinks(cloud, 'permissions') },
    who: reader,
    does: 'Shows both kinds of permission: of one person, and for everyone. Either alone keeps access alive.',
    doesNot,
    undo,
    worked: 'You know for both tabs what is listed, and since when.',
    sources: [sources.grantKinds, sources.deleteGrant, sources.listGrants],
  });

/** An app that was removed has no page to look at. */
export const checkRemoved = (cloud: CloudName): StepTemplate =>
  step({
    id: 'check-removed',
    title: 'Check that the app is gone',
    actions: [
      'Check that you are in the right organization: {organization}. Search “All applications” for the application ID {applicationId}.',
      'It must not be there. If you created it disabled, it is there, and its Properties page shows “No” under “Enabled for users to sign-in?”.',
      'Or run the Check block of the step that removes the Enterprise application.',
      noted,
    ],
    where: {
      menuPath: 'Entra ID > Enterprise apps > All applications',
      links: entraLinks(cloud, 'applications'),
    },
    who: reader,
    does: 'Shows whether the app is still in this organization, or has come back.',
    doesNot,
    undo,
    worked: 'The app is not listed, or it is listed as disabled.',
    sources: [sources.deleteApp, sources.disableSignIn],
  });
