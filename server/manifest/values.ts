import type { Provider } from '../providers/shared/provider-definition.ts';

/** Settings that differ between installations. */
export interface ManifestValues {
  appName: string;
  /** Without a trailing slash, or a placeholder. */
  publicUrl: string;
}

/** monday's command line fills in `{{NAME}}` from the environment when it imports a manifest. */
export const placeholder = (name: string): string => `{{${name}}}`;

const variableOf = (provider: Provider, what: string) =>
  `${provider.id.toUpperCase().replaceAll('-', '_')}_${what}`;

export const clientIdOf = (provider: Provider): string =>
  provider.clientId ?? placeholder(variableOf(provider, 'CLIENT_ID'));

/** Always a placeholder: a secret never stands in a file of ours. */
export const clientSecretOf = (provider: Provider): string =>
  placeholder(variableOf(provider, 'CLIENT_SECRET'));

/** Every `{{name}}` in a text, once each, sorted. */
export function placeholdersIn(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)].map(([, name]) => name as string);
  return [...new Set(names)].sort();
}

/** The variables that monday's import fills in. */
export function variablesOf(providers: readonly Provider[], values: ManifestValues): string[] {
  const ids = providers
    .filter(({ oauth }) => oauth !== null)
    .flatMap((provider) => [clientIdOf(provider), clientSecretOf(provider)]);
  return placeholdersIn([values.appName, values.publicUrl, ...ids].join(' '));
}

/**
 * monday fills in variables of the environment and, later, credential parameters by the same
 * `{{name}}`: a variable of the name of a parameter would freeze it for everybody.
 *
 * @param parameters names of credential parameters
 * @param variables names of variables
 * @returns a sentence, or null
 */
export function clashOf(parameters: Iterable<string>, variables: Iterable<string>): string | null {
  const taken = new Set(variables);
  const clash = [...parameters].find((name) => taken.has(name));
  return clash === undefined
    ? null
    : `The variable "${clash}" has the name of a credential parameter. monday's import would put its value in place of what each person types. Rename or unset it.`;
}
