import { answerWithin, NoAnswer } from './answer.ts';
import { monday } from './sdk.ts';

const timeout = 5000;

/**
 * Reads what `keep` wrote, from monday's storage of the app in this account.
 * https://developer.monday.com/apps/docs/mondaystorage
 *
 * @returns null where there is nothing, or nothing that can be read: never a reason to overwrite it
 */
export async function readKept(key: string): Promise<unknown> {
  try {
    return await loadKept(key);
  } catch {
    return null;
  }
}

/**
 * The same, for what is added to and written back.
 *
 * @returns null where there is nothing
 * @throws NoAnswer or SyntaxError: then what is kept is not known, and must not be overwritten
 */
export async function loadKept(key: string): Promise<unknown> {
  const { data } = await answerWithin(timeout, 'storage', monday.storage.getItem(key));
  if (data.success === false) throw new NoAnswer('storage');
  return typeof data.value === 'string' ? JSON.parse(data.value) : null;
}

/**
 * Keeps a value. All people of the account share the keys: what belongs to one carries their id.
 *
 * @returns whether monday took it
 */
export async function keep(key: string, value: unknown): Promise<boolean> {
  try {
    const written = monday.storage.setItem(key, JSON.stringify(value));
    const { data } = await answerWithin(timeout, 'storage', written);
    return data.success !== false;
  } catch {
    return false;
  }
}
