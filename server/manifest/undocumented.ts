import type { CredentialParameter } from '../contract/provider.ts';
import type { OAuthEndpoints } from '../providers/shared/provider-definition.ts';

/*
 * Values of monday's manifest that no public page documents, all in this one place. The sample
 * https://github.com/mondaycom/welcome-apps/blob/master/apps/slack-node/manifest.json (read
 * 2026-11-25) shows the form of a manifest, of a block, a field and an OAuth credentials feature;
 * what it leaves empty or does not use stands here, with how sure it is.
 * To learn the truth: make a feature by hand in the Developer Center, `mapps manifest:export`, and
 * put right what differs. https://developer.monday.com/apps/docs/use-a-manifest-file-to-configure-your-app
 */

/** `Comma` is in the sample. `Space` is a guess by analogy. */
export const scopeSeparators: Record<OAuthEndpoints['scopeSeparator'], string> = {
  comma: 'Comma',
  space: 'Space',
};

/** `oAuth2` is in the sample. `apiToken` is a guess by analogy. */
export const authMethods = { oauth2: 'oAuth2', 'api-token': 'apiToken' } as const;

/** The sample has `params: []`. The form of an entry is a guess. */
export const authorizeParameter = (name: string, value: string) => ({ key: name, value });

/** The sample has `extractParams: []`. The form of an entry is a guess. */
export const extractedParameter = (name: string) => ({ key: name, path: name });

/**
 * The sample has `fieldTypes: []`. The names come from the labels of the Developer Center in
 * https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials; the form is a guess.
 */
export const credentialParameterField = (parameter: CredentialParameter) => ({
  key: parameter.name,
  title: parameter.title,
  primitiveType: parameter.type,
  isRequired: parameter.required,
  options: parameter.options ?? [],
  placeholder: parameter.placeholder ?? '',
  staticSuffix: parameter.staticSuffix ?? '',
  descriptionText: parameter.description ?? '',
  linkText: parameter.linkText ?? '',
  linkUrl: parameter.linkUrl ?? '',
});

/** The sample has `outboundFieldsConfig.fields: []`. Modelled on its input fields: a guess. */
export const outputField = (
  id: number,
  { key, title, type }: { key: string; title: string; type: 'string' | 'boolean' },
) => ({
  id,
  fieldKey: key,
  fieldTitle: title,
  isArray: false,
  isNullable: true,
  type: 'primitive',
  primitiveType: type,
});

/** `isOptional` is in the sample, with false. That true makes an input optional is likely. */
export const optionalInput = { isNullable: true, isOptional: true } as const;

/**
 * An export that was published elsewhere shows `schemaVersion`, `build.kind` and `data.mode`, and no
 * address. `build.url` is a guess: an import may drop it, so `npm run manifest` prints the addresses.
 */
export const viewBuild = (url: string) => ({
  schemaVersion: '18',
  build: { kind: 'view', source: 'customUrl', url },
  data: { mode: 'iframe' },
});
