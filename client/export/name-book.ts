import { pauseOf } from '../api/pause.ts';
import { batchSize, getPeople } from '../monday/people/get-people.ts';
import type { Person } from '../monday/people/person.ts';
import { waitFor } from './wait.ts';

/** Beyond this many failures monday is not asked again: the file names the others by their ids. */
const mostFailures = 3;
const longestWaitSeconds = 90;

/** Names of people for one export, asked of monday as the person who exports. */
export interface NameBook {
  /** Asks for those who are not known yet. */
  learn(userIds: readonly (string | null)[], signal: AbortSignal): Promise<void>;
  find(userId: string): Person | null;
  /** True if some could not be asked for, or have no name there. */
  lacks(): boolean;
}

/** @param onWait told how long monday asks to wait; null when it goes on */
export function createNameBook(onWait: (seconds: number | null) => void): NameBook {
  const people = new Map<string, Person | null>();
  let failures = 0;
  let isLacking = false;

  async function ask(ids: readonly string[], signal: AbortSignal): Promise<Person[]> {
    try {
      return await getPeople(ids);
    } catch (error) {
      const seconds = pauseOf(error);
      if (seconds === null || seconds > longestWaitSeconds) throw error;
      onWait(seconds);
      await waitFor(seconds, signal);
      onWait(null);
      return getPeople(ids);
    }
  }

  async function askFor(ids: readonly string[], signal: AbortSignal): Promise<void> {
    for (const id of ids) people.set(id, null);
    if (failures < mostFailures) {
      try {
        for (const person of await ask(ids, signal)) people.set(person.id, person);
      } catch {
        signal.throwIfAborted();
        failures += 1;
      }
    }
    if (ids.some((id) => !people.get(id)?.name)) isLacking = true;
  }

  return {
    async learn(userIds, signal) {
      const fresh = [...new Set(userIds)].filter(
        (id) => id !== null && !people.has(id),
      ) as string[];
      for (let from = 0; from < fresh.length; from += batchSize) {
        await askFor(fresh.slice(from, from + batchSize), signal);
      }
    },
    find: (userId) => {
      const person = people.get(userId);
      return person?.name ? person : null;
    },
    lacks: () => isLacking,
  };
}
