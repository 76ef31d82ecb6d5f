import type { Guide } from '../../../contract/guide.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

/** Tells which app it is about: asked first, since monday has Microsoft apps of its own. */
export const whichApp: NonNullable<Guide['whichApp']> = {
  name: '{appName}',
  icon: null,
  publisher: '{publisher}',
  applicationId: '{applicationId}',
  warning:
    'Compare the application ID before you change anything. monday.com has Microsoft apps of its own: they are others, do not touch them for this.',
};

/** Words that people arrive with, and what they mean at Microsoft. */
export const connectedApps: Guide['alsoCalled'] = [
  {
    phrase: 'Connected apps and services',
    means:
      'For a work or school account this is My Apps: the menu of the app, then “Manage your application”. For a personal Microsoft account it is the Privacy page, under “Apps and services”.',
  },
];

/** Statements about time in every Microsoft guide. */
export const microsoftClock =
  'Tokens already issued may work until about 90 minutes after the change, longer where the organization set its own token lifetime.';

/** A personal account belongs to no organization. */
export const personalClock =
  'Tokens already issued may work until about 90 minutes after the change.';

export const microsoftLimits = [
  'It does not delete the credential stored in monday. That has steps of its own.',
  microsoftClock,
  'It does not undo what the app did before.',
];

/** The warning with every block of sign-in. */
export const turnOnWarning =
  'Do not turn sign-in on again before the permissions are removed and monday has deleted the credentials. Turning it on earlier brings the connections back without anyone’s consent.';

/** The warning with every tenant-wide method. */
export const tenantWideWarning =
  'This also ends access for people of this organization who connected from other monday accounts. They are not in the list of {appName}.';

const videoNotFound = { what: 'Video', lastLooked: '2026-11-24' };

export const individualDocumentation: Guide['documentation'] = {
  found: [
    { ...sources.myAppsPermissions, kind: 'page' },
    { ...sources.myApps, kind: 'page' },
  ],
  notFound: [videoNotFound],
};

export const adminDocumentation: Guide['documentation'] = {
  found: [
    { ...sources.appPermissions, kind: 'page' },
    { ...sources.disableSignIn, kind: 'page' },
    { ...sources.deleteApp, kind: 'page' },
    { ...sources.consentPlaybook, kind: 'page' },
    { ...sources.mondayMicrosoftApps, kind: 'page' },
  ],
  notFound: [videoNotFound],
};

export const afterwardsMonday =
  'Afterwards monday must delete the stored credential: only monday can do that.';
