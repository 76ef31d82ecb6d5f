import { useEffect } from 'react';
import { useSession } from '../../../../api/get-session.ts';
import { createStore } from '../../../../monday/create-store.ts';
import { keep, readKept } from '../../../../monday/storage.ts';
import { defaultTableOptions, readTableOptions, type TableOptions } from './table-options.ts';

interface Kept {
  look: TableOptions;
  /** False where monday's storage did not take the last choice. */
  isKept: boolean;
}

const kept = createStore<Kept>({ look: defaultTableOptions, isKept: true });
let isAsked = false;
let isChosen = false;

const keyOf = (userId: string) => `list-look-${userId}`;

async function load(userId: string): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  const look = readTableOptions(await readKept(keyOf(userId)));
  // A choice made before monday's answer stays.
  if (!isChosen) kept.set({ look, isKept: true });
}

/** Returns this person's choices of how the list looks, kept for them in monday. */
export function useTableOptions() {
  const { userId } = useSession();
  const { look, isKept } = kept.use();
  useEffect(() => void load(userId), [userId]);
  const choose = async (next: TableOptions) => {
    isChosen = true;
    kept.set({ look: next, isKept: true });
    const isTaken = await keep(keyOf(userId), next);
    if (!isTaken && kept.get().look === next) kept.set({ look: next, isKept: false });
  };
  return { look, isKept, choose };
}
