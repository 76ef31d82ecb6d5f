import { type EntraLook, lookPeopleAtMost } from '../../../../server/contract/entra-inventory.ts';
import { type Graph, pause } from '../graph/graph-client.ts';
import { GraphFault } from '../graph/graph-fault.ts';
import { type Expectation, type Item, type Plan, unmet } from './action.ts';

/** Changes at once; Microsoft bounds them by organization, not by call: batches would not be faster. */
const atOnce = 4;
/** Seconds between the looks after a change: lists at Microsoft lag. */
export const looksAfter = [2, 4, 8, 16, 30] as const;

/** `gone`: it was not there any more. `unknown`: no answer came. */
export type Outcome = 'done' | 'gone' | 'failed' | 'unknown' | 'notBegun';

export interface ItemResult {
  item: Item;
  outcome: Outcome;
  /** By which Microsoft finds the call. */
  requestId: string | null;
  fault: GraphFault | null;
}

async function runItem(graph: Graph, item: Item): Promise<ItemResult> {
  const { method, path, body } = item;
  try {
    const { requestId } = await graph.change(method, path, body);
    return { item, outcome: 'done', requestId, fault: null };
  } catch (error) {
    if (!(error instanceof GraphFault)) {
      // Cancelled on its way: it may have been carried out.
      return { item, outcome: 'unknown', requestId: null, fault: null };
    }
    const { requestId, status } = error;
    if (method === 'DELETE' && status === 404) {
      return { item, outcome: 'gone', requestId, fault: null };
    }
    const outcome = status === 0 || status >= 500 ? 'unknown' : 'failed';
    return { item, outcome, requestId, fault: error };
  }
}

const isDone = ({ outcome }: ItemResult) => outcome === 'done' || outcome === 'gone';

/**
 * Carries a plan out, item by item; what is cancelled in between is not begun.
 *
 * @param isStopped asked before each item
 * @param onResult told after each
 */
export async function runPlan(
  graph: Graph,
  { items, last }: Plan,
  isStopped: () => boolean,
  onResult: (results: readonly ItemResult[]) => void,
): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  const left = [...items];
  async function work(): Promise<void> {
    for (let item = left.shift(); item; item = left.shift()) {
      if (isStopped()) {
        results.push({ item, outcome: 'notBegun', requestId: null, fault: null });
        continue;
      }
      results.push(await runItem(graph, item));
      onResult([...results]);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  if (last) {
    const mayRun = !isStopped() && results.every(isDone);
    results.push(
      mayRun
        ? await runItem(graph, last)
        : { item: last, outcome: 'notBegun', requestId: null, fault: null },
    );
  }
  onResult([...results]);
  return results;
}

export interface Confirmation {
  /** When the server saw it; null: it did not, so far. */
  at: string | null;
  /** Users of whom it was not seen. */
  left: number;
}

type Ask = (people: string[]) => Promise<EntraLook>;

/** One look by the server, at all people who are left, some at a time. */
async function lookOnce(expects: Exclude<Expectation, null>, ask: Ask): Promise<Confirmation> {
  if (expects.kind !== 'absent') {
    const look = await ask([]);
    return { at: unmet(expects, look) === null ? look.lookedAt : null, left: 0 };
  }
  let left: string[] = [];
  let at = '';
  for (let from = 0; from < expects.people.length; from += lookPeopleAtMost) {
    const people = expects.people.slice(from, from + lookPeopleAtMost);
    const look = await ask(people);
    at = look.lookedAt;
    left = [...left, ...(unmet({ kind: 'absent', people }, look) ?? [])];
  }
  return { at: left.length === 0 ? at : null, left: left.length };
}

/**
 * Has the server look until it sees what was done, or the last time is over.
 *
 * @param onWait told how many seconds until the next look
 * @throws what a call of the server throws
 */
export async function confirm(
  expects: Exclude<Expectation, null>,
  ask: Ask,
  signal: AbortSignal,
  onWait: (seconds: number) => void,
): Promise<Confirmation> {
  let seen: Confirmation = { at: null, left: 0 };
  for (const seconds of looksAfter) {
    onWait(seconds);
    await pause(seconds * 1000, signal);
    seen = await lookOnce(expects, ask);
    if (seen.at !== null) return seen;
  }
  return seen;
}
