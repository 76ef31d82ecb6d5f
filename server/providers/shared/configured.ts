import type { Provider } from './provider-definition.ts';

/**
 * Returns whether the environment names what a provider's credentials feature needs: an application
 * id for a consent page, `IDENTITY_KEY` for API tokens.
 */
export const isConfigured = ({ isOn, oauth, clientId }: Provider): boolean =>
  isOn && (oauth === null || clientId !== null);
