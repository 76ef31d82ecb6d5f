import type { Provider } from '../providers/shared/provider-definition.ts';
import { credentialsKey, credentialsSlug } from './credentials-feature.ts';
import { optionalInput, outputField } from './undocumented.ts';
import type { ManifestValues } from './values.ts';

const fieldKey = 'connected_account';
const fieldSlug = (provider: Provider) => `${fieldKey}_${credentialsKey(provider)}`;

/** Outputs of the block; the keys are those that `POST /monday/blocks/check-connection` answers. */
const outputs = [
  { key: 'works', title: 'Works', type: 'boolean' },
  { key: 'reason', title: 'Reason', type: 'string' },
  { key: 'displayName', title: 'Name', type: 'string' },
  { key: 'email', title: 'E-mail', type: 'string' },
  { key: 'organization', title: 'Organization', type: 'string' },
] as const;

/** The custom field "Connected account" of a provider: the person's own connections. */
export function fieldFeature(provider: Provider, { publicUrl }: ManifestValues) {
  const name = `Connected account: ${provider.name}`;
  const slug = fieldSlug(provider);
  return {
    key: slug,
    type: 'AppFeatureFieldType',
    name,
    data: {
      name,
      referenceId: { slug },
      description: `Your own ${provider.name} connections.`,
      defaultFieldKey: fieldKey,
      primitiveType: 'string',
      viewMetadata: { noOptionsPlaceholder: 'You have no such connection yet' },
      configurationMetadata: {
        remote: {
          app: 'apps',
          type: 'appFeatureOptions',
          listUrl: `${publicUrl}/monday/fields/connected-account/options`,
        },
      },
      credentialsDependencyConfig: {
        credentials: [
          {
            credentialsReferenceId: { slug: credentialsSlug(provider) },
            credentialsKey: credentialsKey(provider),
          },
        ],
      },
    },
  };
}

function connectedAccountInput(provider: Provider) {
  const key = credentialsKey(provider);
  return {
    id: 0,
    fieldKey,
    fieldHeader: 'Connected account',
    fieldTitle: 'Connected account',
    description: { text: 'For your own overview: which connection this automation is meant for.' },
    isArray: false,
    type: 'custom',
    fieldTypeReferenceId: { slug: fieldSlug(provider) },
    allowPrimitiveForm: false,
    constraints: { credentials: { [key]: { targetCredentialsKey: key } } },
    ...optionalInput,
  };
}

/**
 * Returns the block as a sentence, in the form of monday's sample.
 * https://github.com/mondaycom/welcome-apps/blob/master/apps/slack-node/manifest.json
 */
const sentenceOf = (provider: Provider) => ({
  sentence: [
    `Check the ${provider.name} connection `,
    { sentencePartKey: fieldKey, placeholder: 'Connected account' },
  ],
  sourceConfig: { [fieldKey]: { sourceKind: 'sentence', sentencePartKey: fieldKey } },
});

/** The action block "Check connection" of a provider. All share one address: the key tells them apart. */
export function blockFeature(provider: Provider, { publicUrl }: ManifestValues) {
  const name = `Check connection: ${provider.name}`;
  const slug = `check_connection_${credentialsKey(provider)}`;
  return {
    key: slug,
    type: 'AppFeatureBlock',
    name,
    data: {
      name,
      referenceId: { slug },
      kind: 'action',
      description: `Tells whether a ${provider.name} connection still works, and whose it is.`,
      executionConfig: { runConfig: { url: `${publicUrl}/monday/blocks/check-connection` } },
      inboundFieldsConfig: { fields: [connectedAccountInput(provider)] },
      outboundFieldsConfig: { fields: outputs.map((output, index) => outputField(index, output)) },
      credentialsConfig: {
        credentials: [
          {
            id: 1,
            credentialsHeader: `Connect your ${provider.name} account`,
            credentialsTitle: `${provider.name} account`,
            credentialsReferenceId: { slug: credentialsSlug(provider) },
            credentialsKey: credentialsKey(provider),
            credentialsPlaceholder: `Choose a ${provider.name} account`,
          },
        ],
      },
      viewMetadata: { previewInboundFieldKeys: [fieldKey] },
      contextsData: { lite_builder: sentenceOf(provider) },
    },
  };
}
