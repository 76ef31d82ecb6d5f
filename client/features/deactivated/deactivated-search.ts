import { paths } from '../../../server/contract/paths.ts';
import type { Matches } from '../../../server/contract/people.ts';
import { call } from '../../api/http.ts';
import { pauseOf } from '../../api/pause.ts';
import { createStore } from '../../monday/create-store.ts';
import type { Person } from '../../monday/people/person.ts';
import { getDeactivated } from './get-deactivated.ts';

/** As many as the server takes at once. */
const mostMatched = 1000;

/** Returns those of the given users who have active connections. */
const matchPeople = (userIds: readonly string[], signal: AbortSignal): Promise<Matches> =>
  call(paths.matchPeople, { body: { userIds: [...userIds] }, signal });

/** A deactivated person with live connections; `id` is the monday user id. */
export interface Leaver {
  id: string;
  person: Person;
  connections: number;
}

export interface Search {
  status: 'idle' | 'running' | 'waiting' | 'stopped' | 'failed' | 'done';
  /** Deactivated people whom monday named so far. */
  read: number;
  isAllRead: boolean;
  /** Number of users that were looked up. */
  lookedUp: number;
  found: readonly Leaver[];
  /** Of a search that waits. */
  waitSeconds: number | null;
  /** Of a search that failed. */
  error: unknown;
  /** When a search that is done had looked at everyone; milliseconds since 1970. */
  endedAt: number | null;
}

const untouched: Search = {
  status: 'idle',
  read: 0,
  isAllRead: false,
  lookedUp: 0,
  found: [],
  waitSeconds: null,
  error: null,
  endedAt: null,
};

// It lasts: who looks at one of the found people, or at another tab, comes back to it.
const search = createStore(untouched);
let page = 1;
const people = new Map<string, Person>();
let running: AbortController | null = null;

function set(next: Partial<Search>): void {
  search.set({ ...search.get(), ...next });
}

async function readPage(signal: AbortSignal): Promise<void> {
  const read = await getDeactivated(page);
  if (signal.aborted) return;
  const fresh = read.filter(({ id }) => !people.has(id));
  // An API that passes over the page's number gives the same people for ever, and never the others.
  if (read.length > 0 && fresh.length === 0) throw new Error('monday gave the same people again');
  for (const person of fresh) people.set(person.id, person);
  page += 1;
  set({ read: people.size, isAllRead: read.length === 0 });
}

async function lookUp(signal: AbortSignal): Promise<void> {
  const { lookedUp, found } = search.get();
  const ids = [...people.keys()].slice(lookedUp, lookedUp + mostMatched);
  const matches = ids.length > 0 ? await matchPeople(ids, signal) : [];
  if (signal.aborted) return;
  const leavers = matches.flatMap(({ userId, connections }) => {
    const person = people.get(userId);
    return person ? [{ id: userId, person, connections }] : [];
  });
  set({ lookedUp: lookedUp + ids.length, found: [...found, ...leavers] });
}

function step(signal: AbortSignal): Promise<void> {
  const { isAllRead, read, lookedUp } = search.get();
  return isAllRead || read - lookedUp >= mostMatched ? lookUp(signal) : readPage(signal);
}

const isComplete = () => {
  const { isAllRead, lookedUp, read } = search.get();
  return isAllRead && lookedUp === read;
};

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !isComplete()) {
    try {
      await step(signal);
    } catch (error) {
      if (signal.aborted) return;
      const waitSeconds = pauseOf(error);
      if (waitSeconds === null) return set({ status: 'failed', error });
      set({ status: 'waiting', waitSeconds });
      await pause(waitSeconds, signal);
      if (!signal.aborted) set({ status: 'running', waitSeconds: null });
    }
  }
  if (!signal.aborted) set({ status: 'done', endedAt: Date.now() });
}

/** Starts the search, or goes on where it was stopped or failed. */
export function goOn(): void {
  running?.abort();
  running = new AbortController();
  set({ status: 'running', error: null, waitSeconds: null });
  void run(running.signal);
}

/** Forgets what was found and starts from the first page. */
export function startAgain(): void {
  page = 1;
  people.clear();
  search.set(untouched);
  goOn();
}

/** Stops; what was found so far stays. */
export function stop(): void {
  running?.abort();
  set({ status: 'stopped', waitSeconds: null });
}

/** The search for deactivated people who still have live connections. */
export const useSearch = search.use;
