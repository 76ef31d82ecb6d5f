import { existsSync, readFileSync } from 'node:fs';

const envFileOption = /^--env-file(?:-if-exists)?=(.+)$/;
/** A value without quotes in which a `#` follows something other than a space. */
const cutValue = /^\s*(?:export\s+)?(\w+)\s*=\s*(?!["'`])[^\s#]+#/;

/**
 * Node ends a value without quotes at a `#`, wherever it stands: a secret that holds one is cut
 * without a word. After a space it begins a comment, as it is meant to.
 * https://nodejs.org/api/environment_variables.html#dotenv
 *
 * @returns the names of variables whose values are cut
 */
export const cutVariables = (text: string): string[] =>
  text.split('\n').flatMap((line) => cutValue.exec(line)?.[1] ?? []);

/**
 * The same for the files that this process was started with.
 *
 * @param options Node's own, as `process.execArgv`
 */
export function cutVariablesOf(options: readonly string[]): string[] {
  const files = options.flatMap((option) => envFileOption.exec(option)?.[1] ?? []);
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => cutVariables(readFileSync(file, 'utf8')));
}
