import type { ProviderId } from '../../../server/contract/common.ts';
import { allProviders } from '../../../server/providers/registry.ts';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import { registration } from '../microsoft/registration.ts';
import { services } from '../services/registry.ts';

const clientIds = new Map<ProviderId, string>([
  ['microsoft', registration.clientId],
  ...services.map(({ id, clientId }): [ProviderId, string] => [id, clientId]),
]);

/**
 * The credentials features of the app, as monday would have them from its manifest: addresses,
 * scopes and parameters come from the same definitions.
 */
export const features = Object.fromEntries(
  allProviders({ MICROSOFT_CLOUD: 'global' }).map((provider) => [
    provider.id,
    { ...provider, clientId: clientIds.get(provider.id) ?? null },
  ]),
) as Record<ProviderId, Provider>;
