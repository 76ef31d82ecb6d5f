import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config.ts';

/** Of `mapps code:env` and `mapps code:secret`, each with one file of all that was set. */
const folders = ['secrets', 'secrets-v2'];
const variables = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

function readVariables(path: string): Record<string, string> {
  try {
    const read = variables.parse(JSON.parse(readFileSync(path, 'utf8')));
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
  } catch {
    throw new ConfigError([`${path}, in which monday code passes variables, cannot be read.`]);
  }
}

/**
 * Fills in what monday code passes in files instead of the environment, under the names as they were
 * set. monday's own library can copy them into the environment, under names that it takes apart
 * (`M_O_N_D_A_Y__…`); we need no library to read them. Anywhere else nothing is filled in.
 * https://github.com/mondaycom/apps-sdk/blob/85ea40a/lib/key-value-manager/key-value-manager.abstract.ts
 *
 * @param source the process environment, or a stand-in for it
 * @param root folder that holds theirs
 * @returns a copy with the values of the files
 * @throws ConfigError when a file cannot be read; no fault repeats a value
 */
export function withMondayCode(source: NodeJS.ProcessEnv, root = '/'): NodeJS.ProcessEnv {
  const { K_SERVICE: service, SECRET_NAME: name } = source;
  if (!service || !name) return { ...source };
  const files = folders
    .map((folder) => join(root, folder, name))
    .filter((file) => existsSync(file));
  return Object.assign({}, source, ...files.map(readVariables));
}
