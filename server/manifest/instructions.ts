import type { Provider } from '../providers/shared/provider-definition.ts';
import { viewUrls } from './build.ts';
import type { ManifestValues } from './values.ts';

export interface Instructed {
  providers: readonly Provider[];
  /** The variables that an import fills in. */
  variables: readonly string[];
  values: ManifestValues;
  /** The file, where it is not the usual one. */
  from: string | null;
}

/** Returns one line for each provider with a consent page: what an app has to be registered with there. */
const permissionLines = (providers: readonly Provider[]): string[] =>
  providers
    .filter(({ oauth }) => oauth !== null)
    .map(({ name, requestedScopes, oauth }) => {
      const kind = oauth?.scopeName ? ` (${oauth.scopeName})` : '';
      return `  ${name}${kind}: ${requestedScopes.join(' ')}`;
    });

/** Returns what is left to do once a manifest was written, as lines for a terminal. */
export function instructions({ providers, variables, values, from }: Instructed): string {
  const secrets = variables.map((name) => `${name}=… `).join('');
  const command = `${secrets}npm run manifest -- --import`;
  const file = from === null ? '' : ` --from ${from}`;
  return [
    '',
    'Register an app at each provider, with these permissions and no more:',
    ...permissionLines(providers),
    '',
    "Import the file with monday's command line, these variables set for that one command:",
    ...variables.map((name) => `  ${name}`),
    'A new app:',
    `  ${command} -n${file}`,
    'A new draft version of an app that exists:',
    `  ${command} -a APP_ID${file}`,
    'Do not run "mapps manifest:import" on this file by hand: it deletes the file when a variable is',
    'missing, and leaves the secrets behind in temp.zip.',
    '',
    'Then set by hand what a manifest does not carry:',
    ...viewUrls(values).map(({ type, url }) => `  ${type}: ${url}`),
    `  Webhooks, all events: ${values.publicUrl}/monday/lifecycle`,
  ].join('\n');
}
