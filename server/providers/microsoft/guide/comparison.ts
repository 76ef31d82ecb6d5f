import type { GuideComparison } from '../../../contract/guide.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

/** The three methods for everyone of an organization, side by side. */
export const methodComparison: GuideComparison = {
  caption: 'The three methods for everyone, compared',
  columns: ['Disable sign-in', 'Remove permissions', 'Remove the Enterprise application'],
  rows: [
    {
      label: 'New tokens',
      cells: ['None, for anyone', 'None for the permissions removed', 'None'],
    },
    {
      label: 'Tokens already issued',
      cells: [
        'May work until about 90 minutes after',
        'May work until about 90 minutes after',
        'May work until about 90 minutes after',
      ],
    },
    {
      label: 'Stored permissions',
      cells: ['Stay', 'Are removed', 'Have no effect while the app is gone'],
    },
    {
      label: 'Can it come back?',
      cells: [
        'No, while it is disabled: no user can consent',
        'Yes, where people may consent by themselves',
        'Yes, it returns when a user consents again',
      ],
    },
    {
      label: 'Undo',
      cells: [
        'One switch. Beware: it brings connections back without consent',
        'Consent again, or Microsoft’s restore script',
        'Restore within 30 days, by command',
      ],
    },
    {
      label: 'Least role',
      cells: [
        'Cloud Application Administrator, or owner of the app',
        'Cloud Application Administrator',
        'Cloud Application Administrator, or owner of the app',
      ],
    },
    {
      label: 'In the portal',
      cells: [
        'Yes, Properties',
        'Admin consent only; people’s own consent needs commands',
        'Yes, Properties',
      ],
    },
    {
      label: 'Whom it hits',
      cells: [
        'Everyone of this organization, from every monday account',
        'Everyone of this organization, from every monday account',
        'Everyone of this organization, from every monday account',
      ],
    },
    {
      label: 'Good for',
      cells: [
        'Stopping now, and keeping the app away',
        'Cleaning up after it is disabled, or when it is no longer needed',
        'Tidying up, where people cannot consent by themselves',
      ],
    },
  ],
  sources: [
    sources.disableSignIn,
    sources.appPermissions,
    sources.deleteApp,
    sources.restoreApp,
    sources.consentPlaybook,
    sources.accessTokens,
  ],
};
