import type { CredentialParameter, ProviderDescription } from '../contract/provider.ts';
import type { ParameterDefinition } from '../providers/shared/parameters.ts';
import type { Provider } from '../providers/shared/provider-definition.ts';

/** A definition as the contract shows it; how its value is checked stays inside. */
export function formatParameter(definition: ParameterDefinition): CredentialParameter {
  return {
    name: definition.name,
    title: definition.title,
    type: definition.type,
    required: definition.required,
    options: definition.options ?? null,
    placeholder: definition.placeholder ?? null,
    staticSuffix: definition.staticSuffix ?? null,
    description: definition.description ?? null,
    linkText: definition.linkText ?? null,
    linkUrl: definition.linkUrl ?? null,
  };
}

/** A provider as the contract shows it, field by field. */
export function formatProvider(provider: Provider): ProviderDescription {
  const { requestedScopes } = provider;
  const access = provider.accessWith(requestedScopes);
  return {
    id: provider.id,
    name: provider.name,
    kind: provider.kind,
    clientId: provider.clientId,
    // One token carries them all, so that all last as long as it can be renewed.
    scopes: requestedScopes.map((name) => ({
      name,
      ...provider.describeScope(name),
      lasts: access,
    })),
    knownScopes: [...provider.knownScopes],
    access: {
      value: access,
      key: `${provider.id}-access-${access}`,
      text: provider.accessReason.text,
      source: provider.accessReason.source,
    },
    parameters: provider.parameters.map(formatParameter),
    takeAway: [...provider.takeAway],
  };
}
