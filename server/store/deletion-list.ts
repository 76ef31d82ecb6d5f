import { existsSync } from 'node:fs';
import { appendFile, chmod, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { giveOwnerOf } from './file-owner.ts';

/** An account, or one person of it, whose records were deleted. Ids and a time, nothing else. */
const deletion = z.object({
  at: z.iso.datetime(),
  accountId: z.string().regex(/^\d+$/),
  userId: z.string().regex(/^\d+$/).nullable(),
});
export type Deletion = z.infer<typeof deletion>;

/**
 * Returns the list in which deletions are noted, beside a SQLite file unless a place is set; null where
 * there is none.
 *
 * @param url `DATABASE_URL`
 * @param place `DELETION_LIST`
 */
export function deletionListOf(url: string, place: string | undefined): string | null {
  if (place) return place;
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : ':memory:';
  return path === ':memory:' ? null : `${path}.deletions`;
}

/** Makes the file where it is absent, readable by its owner only. Throws when it cannot be written. */
export async function ensureDeletionList(path: string): Promise<void> {
  const isNew = !existsSync(path);
  const file = await open(path, 'a', 0o600);
  await file.close();
  await chmod(path, 0o600);
  if (isNew) await giveOwnerOf(path, dirname(path));
}

/** Adds a line, and is done when it is on the disk. */
export async function noteDeletion(path: string, entry: Deletion): Promise<void> {
  await appendFile(path, `${JSON.stringify(entry)}\n`, { mode: 0o600, flush: true });
}

/**
 * Everything noted, each account and person once, with the latest time.
 *
 * @throws Error that names the line which is none
 */
export async function readDeletions(path: string): Promise<Deletion[]> {
  const text = await readFile(path, 'utf8');
  const latest = new Map<string, Deletion>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = parse(line);
    if (!entry) throw new Error(`Line ${index + 1} of ${path} is no deletion. Nothing was done.`);
    const key = `${entry.accountId}:${entry.userId}`;
    if ((latest.get(key)?.at ?? '') < entry.at) latest.set(key, entry);
  }
  return [...latest.values()];
}

function parse(line: string): Deletion | null {
  try {
    return deletion.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
