import { formatParameter } from '../catalogue/catalogue-format.ts';
import type { OAuthEndpoints, Provider } from '../providers/shared/provider-definition.ts';
import {
  authMethods,
  authorizeParameter,
  credentialParameterField,
  extractedParameter,
  scopeSeparators,
} from './undocumented.ts';
import { clientIdOf, clientSecretOf, type ManifestValues } from './values.ts';

/** The key of a provider's credential in payloads: letters, digits and underscores only. */
export const credentialsKey = ({ id }: Provider): string => id.replaceAll('-', '_');

/** Key by which a block or a field names a provider's credentials feature. */
export const credentialsSlug = (provider: Provider): string =>
  `${credentialsKey(provider)}_credentials`;

function authConfig(provider: Provider, oauth: OAuthEndpoints, { publicUrl }: ManifestValues) {
  const joint = oauth.scopeSeparator === 'comma' ? ',' : ' ';
  return {
    clientId: clientIdOf(provider),
    authorizeRequest: {
      url: oauth.authorizeUrl,
      params: Object.entries(oauth.authorizeParameters).map(([name, value]) =>
        authorizeParameter(name, value),
      ),
    },
    tokenRequest: { url: oauth.tokenUrl, body: [] },
    refreshTokenRequest: { url: oauth.tokenUrl, body: [] },
    onPremise: false,
    scopeConfig: {
      scopes: provider.requestedScopes.join(joint),
      separator: scopeSeparators[oauth.scopeSeparator],
    },
    providerUniqueIdentifierRequest: {
      url: `${publicUrl}/monday/credentials/${provider.id}/identity`,
    },
    fallbackTokenExpiration: { tokenTtlSeconds: oauth.fallbackTokenSeconds },
    callbackResponse: { extractParams: [] },
    // Without it the granted scopes stay unknown.
    tokenResponse: { extractParams: [extractedParameter('scope')] },
  };
}

/** The credentials feature of a provider. */
export function credentialsFeature(provider: Provider, values: ManifestValues) {
  const { oauth } = provider;
  const name = `${provider.name} account`;
  const slug = credentialsSlug(provider);
  const data = {
    name,
    referenceId: { slug },
    authMethod: authMethods[provider.kind],
    description: `Connects a ${provider.name} account. Keyholder shows who connected it, and how to revoke it.`,
    defaultFieldKey: credentialsKey(provider),
    parameters: {
      fieldTypes: provider.parameters.map(formatParameter).map(credentialParameterField),
    },
  };
  const feature = { key: slug, type: 'AppFeatureCredentials', name };
  if (!oauth) return { ...feature, data };
  return {
    ...feature,
    data: {
      ...data,
      configured_secret_names: ['clientSecret'],
      authConfig: authConfig(provider, oauth, values),
    },
    secrets: { clientSecret: clientSecretOf(provider) },
  };
}
