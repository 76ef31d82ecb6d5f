import type { GuideLink } from '../../../contract/guide.ts';
import { type CloudName, clouds } from '../cloud/clouds.ts';

/**
 * Pages of the Entra admin center, after host and tenant. Microsoft documents no such links: these
 * are the forms that its own pages or several public tools use, with the tenant as the first part
 * of the path, since otherwise an admin of several lands in the one used last. Whoever adds a form
 * needs such a finding.
 */
const entraPages = {
  applications: {
    label: 'Enterprise apps',
    view: 'Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview',
  },
  overview: {
    label: 'the app’s Overview page',
    view: 'Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/{enterpriseAppObjectId}/appId/{applicationId}',
  },
  properties: {
    label: 'the app’s Properties page',
    view: 'Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Properties/objectId/{enterpriseAppObjectId}/appId/{applicationId}',
  },
  permissions: {
    label: 'the app’s Permissions page',
    view: 'Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/{enterpriseAppObjectId}/appId/{applicationId}',
  },
  users: {
    label: 'the app’s Users and groups page',
    view: 'Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Users/objectId/{enterpriseAppObjectId}/appId/{applicationId}',
  },
  consentSettings: {
    label: 'User consent settings',
    view: 'Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings',
  },
} as const;

export type EntraPage = keyof typeof entraPages;

/**
 * Links to a page of the admin center, best first: the page of this app, the list of apps of this
 * tenant, the start page. Clouds without a confirmed form get the start page alone.
 */
export function entraLinks(cloud: CloudName, page: EntraPage): GuideLink[] {
  const { deepLinks, portal } = clouds[cloud];
  const start = { label: 'Microsoft Entra admin center', url: portal };
  if (deepLinks === null) return [{ ...start, label: 'the portal of this cloud' }];
  const deep = (name: EntraPage): GuideLink => ({
    label: entraPages[name].label,
    url: `${deepLinks}/{tenantId}/#view/${entraPages[name].view}`,
  });
  return [...new Set([page, 'applications'] as const)].map(deep).concat(start);
}

/** The start page alone: no link to these pages is confirmed. */
export const adminCenter = (cloud: CloudName): GuideLink[] =>
  entraLinks(cloud, 'applications').slice(-1);

/** Links to where a person sees the apps of their work or school account. */
export function myAppsLinks(cloud: CloudName): GuideLink[] {
  const { myApps } = clouds[cloud];
  return myApps === null ? [] : [{ label: 'My Apps', url: myApps }];
}
