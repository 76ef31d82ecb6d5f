import { readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';

/** Variables that hold secrets: only these may come from files. */
const fromFile = /^((?:DATABASE_URL|METRICS_TOKEN|IDENTITY_KEY|[A-Z_]+_SECRET))_FILE$/;

function readSecret(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * Fills in secrets that stand in files: `MONDAY_CLIENT_SECRET_FILE=/run/secrets/client` instead of
 * `MONDAY_CLIENT_SECRET`, as container engines and systemd pass them. Spaces and line ends around a
 * secret are dropped.
 *
 * @param source the process environment, or a stand-in for it
 * @returns a copy with the values of the files
 * @throws ConfigError when a file cannot be read or is empty, or when a variable is set both ways; no fault repeats a value
 */
export function withSecretFiles(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const filled = { ...source };
  const faults: string[] = [];
  for (const [variable, path] of Object.entries(source)) {
    const name = fromFile.exec(variable)?.[1];
    if (name === undefined || !path?.trim()) continue;
    const secret = readSecret(path.trim());
    if (source[name]?.trim()) faults.push(`${name} and ${variable} are both set: keep one.`);
    else if (secret === null) faults.push(`${variable} names a file that cannot be read.`);
    else if (secret === '') faults.push(`${variable} names an empty file.`);
    else filled[name] = secret;
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return filled;
}
