import type { ProviderId } from '../contract/common.ts';
import { microsoft } from './microsoft.ts';
import type { Provider } from './provider.ts';

export interface ProviderOptions {
  microsoft: Parameters<typeof microsoft>[0];
}

export type Providers = ReadonlyMap<string, Provider>;

/** Every provider that this server records, by id. */
export function createProviders(options: ProviderOptions): Providers {
  const all: Provider[] = [microsoft(options.microsoft)];
  return new Map<ProviderId, Provider>(all.map((provider) => [provider.id, provider]));
}
