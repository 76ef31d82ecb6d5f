import { type StepTemplate, step } from '../../guide/guide-template.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { appPath, appRole } from './admin-steps.ts';
import { entraLinks } from './entra-links.ts';
import { microsoftClock, tenantWideWarning, turnOnWarning } from './microsoft-app.ts';
import { askPublisher } from './microsoft-messages.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

/** After a deletion, or before anyone consents: an app that is there and disabled cannot be consented to. */
export const blockAbsentApp = (cloud: CloudName): StepTemplate =>
  step({
    id: 'block-absent-app',
    title: 'Block the app although it is not there',
    actions: [
      'Only if the app is not in “All applications”, because it was removed or no user has consented yet.',
      'Create it disabled, with PowerShell: New-MgServicePrincipal -AppId {applicationId} -AccountEnabled:$false. Sign in before with Connect-MgGraph -TenantId {tenantId} -Scopes Application.ReadWrite.All.',
      'If PowerShell says that it exists, another admin was faster: disable sign-in to it instead.',
    ],
    where: { menuPath: appPath, links: entraLinks(cloud, 'applications') },
    who: appRole,
    does: `Adds the app to the organization with sign-in disabled. No one can sign in to it or consent to it. ${tenantWideWarning}`,
    doesNot: `It gives the app no permission, and ends none that it already used. ${microsoftClock}`,
    undo: `Remove it again, or set “Enabled for users to sign-in?” to “Yes”. ${turnOnWarning}`,
    worked: 'The app is in “All applications”, and its Properties page shows “No”.',
    sources: [sources.createServicePrincipal, sources.disableSignIn],
  });

/** For whoever runs the connector; all others ask them. */
export const deactivateRegistration = step({
  id: 'deactivate-registration',
  title: 'Have the publisher deactivate the app',
  actions: [
    'If you run the connector: remove the owners of its app registration who may not turn it on again, then deactivate it, as Microsoft’s page describes.',
    'Everybody else: send the message below to {publisher}.',
    'Do not wait for it. Disable sign-in in your own organization first.',
  ],
  where: { menuPath: 'Entra ID > App registrations > All applications > {appName}', links: [] },
  who: 'The publisher, in the organization where the app is registered: at least Cloud Application Administrator, or an owner of the registration.',
  does: 'Stops new tokens for the app in every organization that uses it, at once. Each of them sees it under “Activation status” on the Properties page.',
  doesNot: `It removes no permission and no credential in monday, and an owner of the registration can undo it. ${microsoftClock}`,
  undo: 'The publisher activates the registration again. Then connections work again without anyone’s consent, where the permissions and the credentials still stand.',
  worked: 'The Properties page of the app in your organization shows it as deactivated.',
  sources: [sources.deactivateApp],
  message: askPublisher,
});
