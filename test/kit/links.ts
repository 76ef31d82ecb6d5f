import { createGuides } from '../../server/guides/guide-registry.ts';

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Written out a second time on purpose: a form that someone adds must be confirmed here too. */
const deepForms = [
  `/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`,
  `/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/(?:Overview|Properties|Permissions|Users)/objectId/${guid}/appId/${guid}`,
  '/#view/Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings',
].map((form) => new RegExp(`^https://entra\\.microsoft\\.com/${guid}${form}$`));

const plainLinks = new Set([
  'https://entra.microsoft.com',
  'https://portal.azure.us',
  'https://portal.azure.cn',
  'https://myapps.microsoft.com',
  'https://myapps.microsoft.us',
  'https://myaccount.microsoft.com',
  'https://account.microsoft.com/privacy/app-access',
  'https://myaccount.google.com/connections',
  'https://admin.google.com',
  'https://slack.com/apps/manage',
  'https://www.dropbox.com/account/connected_apps',
  'https://www.dropbox.com',
  'https://learn.microsoft.com/entra/identity/users/users-revoke-access',
]);

/** A board's address, as `Board.url` of monday's API gives it. */
const boardForm = /^https:\/\/[a-z0-9-]+\.monday\.com\/boards\/\d+$/;

/** Returns whether a link to where people act has a form that a page of the provider or public tools confirm. */
export const isConfirmedLink = (url: string): boolean =>
  plainLinks.has(url) || [...deepForms, boardForm].some((form) => form.test(url));

/** Pages that guides name as their source or as official documentation. */
export const documentationLinks: ReadonlySet<string> = new Set(
  JSON.stringify(createGuides({ MICROSOFT_CLOUD: 'global' }))
    .match(/https:\/\/[^"\\\s]+/g)
    ?.filter((url) => !url.includes('{')),
);
