import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Joins parts of one tool's folder, each a file, in this order. */
export function joinParts(folder: 'azure-cli' | 'graph-powershell', files: string[]): string {
  return files
    .map((file) => readFileSync(join(import.meta.dirname, folder, file), 'utf8').trimEnd())
    .join('\n');
}
