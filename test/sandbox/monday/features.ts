import type { ProviderId } from '../../../server/contract/common.ts';
import type { Provider } from '../../../server/providers/provider.ts';
import { allProviders } from '../../../server/providers/registry.ts';
import { registration } from '../microsoft/registration.ts';
import { clientIds } from '../services/registration.ts';

const configured = allProviders({
  MICROSOFT_CLOUD: 'global',
  MICROSOFT_CLIENT_ID: registration.clientId,
  GOOGLE_CLIENT_ID: clientIds.google,
  SLACK_CLIENT_ID: clientIds.slack,
  DROPBOX_CLIENT_ID: clientIds.dropbox,
  SALESFORCE_CLIENT_ID: clientIds.salesforce,
});

/**
 * The credentials features of the app, as monday would have them from its manifest: addresses,
 * scopes and parameters come from the same definitions.
 */
export const features = Object.fromEntries(
  configured.map((provider) => [provider.id, provider]),
) as Record<ProviderId, Provider>;
