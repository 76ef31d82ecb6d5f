import { chown, stat } from 'node:fs/promises';

/**
 * Gives a file the owner of another place. A command that root runs must leave no file that the
 * server, under its own user, cannot open; no other user may or needs to.
 *
 * @param like an existing file or folder
 */
export async function giveOwnerOf(path: string, like: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(like);
  await chown(path, uid, gid);
}
