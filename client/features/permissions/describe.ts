import { describeAll, type Permission } from '../../../server/contract/describe-permission.ts';
import type { ProviderDescription } from '../../../server/contract/provider.ts';

/** A connection's permissions, the strongest first. */
export const permissionsOf = (
  names: readonly string[],
  provider: ProviderDescription | undefined,
): Permission[] => describeAll(names, provider?.knownScopes ?? []);
