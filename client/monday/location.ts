import { answerWithin } from './answer.ts';
import { createStore } from './create-store.ts';
import { monday } from './sdk.ts';

/** Where in the view a person is. It goes into monday's address: no names, no search text. */
export interface ScreenAddress {
  /** A screen's id; null: the first one that the person may see. */
  tab: string | null;
  /** Id that a detail screen shows. */
  id: string | null;
  /** Filters with few values each, such as `provider`. */
  filters: Readonly<Record<string, string>>;
}

const timeout = 1500;
const nowhere: ScreenAddress = { tab: null, id: null, filters: {} };
/** Values that an address may carry: short, plain words and ids, such as `dbtid:A1` or `contoso.example`. */
const plain = /^[A-Za-z0-9_.:-]{1,64}$/;
/** Ids of other signs, such as `https://mail.google.com/`: each sign as `~` and its number. */
const spelled = /^(?:[A-Za-z0-9_.:-]|~(?:2[1-9a-f]|[3-6][0-9a-f]|7[0-9a-e])){1,600}$/;
const spell = (value: string): string =>
  value.replace(/[^A-Za-z0-9_.:-]/g, (sign) => `~${sign.charCodeAt(0).toString(16)}`);
const unspell = (value: string): string =>
  value.replace(/~(..)/g, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const place = createStore(nowhere);
/** Where a person wants to go, but something is not saved where they are. */
const heldAddress = createStore<ScreenAddress | null>(null);
let canLeave: () => boolean = () => true;

const isSame = (a: ScreenAddress, b: ScreenAddress) =>
  JSON.stringify(toQuery(a)) === JSON.stringify(toQuery(b));

function set(next: ScreenAddress): void {
  if (!isSame(place.get(), next)) place.set(next);
}

const isSameScreen = (a: ScreenAddress, b: ScreenAddress) => a.tab === b.tab && a.id === b.id;

/** Goes on at once, or remembers where to until the person decides. */
function setOrHold(next: ScreenAddress): void {
  if (isSameScreen(place.get(), next) || canLeave()) set(next);
  else heldAddress.set(next);
}

function toQuery({ tab, id, filters }: ScreenAddress): Record<string, string> {
  const all = { ...filters, ...(tab && { tab }), ...(id && { id }) };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, spell(value)]));
}

const isSpelled = (value: string) => value.includes('~') && spelled.test(value);

/** Reads a query or a fragment; monday writes our `tab` as `app[tab]`. */
export function readAddress(search: string): ScreenAddress {
  const entries = [...new URLSearchParams(search.replace(/^[?#]/, ''))]
    .map(([key, value]) => [key.match(/^app\[(.+)\]$/)?.[1] ?? key, value] as const)
    .filter(([key, value]) => plain.test(key) && (plain.test(value) || isSpelled(value)))
    .map(([key, value]) => [key, unspell(value)] as const);
  const { tab = null, id = null, ...filters } = Object.fromEntries(entries);
  return { tab, id, filters };
}

/** The SDK hands on every message about `location`, the replies to our own calls among them. */
function onLocation({ data }: { data: unknown }): void {
  const search = (data as { search?: unknown } | undefined)?.search;
  if (typeof search === 'string') setOrHold(readAddress(search));
}

/** Finds out where to start: the fragment that `reloadHere` left, or monday's address. */
export async function openLocation(): Promise<void> {
  const kept = readAddress(window.location.hash);
  if (kept.tab) {
    history.replaceState(history.state, '', window.location.pathname + window.location.search);
    return set(kept);
  }
  try {
    onLocation(await answerWithin(timeout, 'location', monday.get('location')));
  } catch {
    // Some surfaces have no address: the place is then kept in memory.
  }
  monday.listen('location', onLocation);
}

/** Goes somewhere: in the view, and in monday's address where the surface has one. */
export function goTo(next: Partial<ScreenAddress>): void {
  setOrHold({ ...nowhere, ...next });
  if (!heldAddress.get()) tellMonday();
}

function tellMonday(): void {
  monday.set('location', { query: toQuery(place.get()) }).catch(() => {});
}

/**
 * The address of the view at the place where the person is, for others who may open it.
 *
 * @returns null on surfaces without an address, or where monday does not answer
 */
export async function addressHere(): Promise<string | null> {
  try {
    const { data } = await answerWithin(timeout, 'location', monday.get<unknown>('location'));
    const { href } = data as { href?: unknown };
    if (typeof href !== 'string') return null;
    const url = new URL(href);
    for (const key of [...url.searchParams.keys()]) {
      if (/^app\[.+\]$/.test(key) || key === 'sessionToken') url.searchParams.delete(key);
    }
    for (const [key, value] of Object.entries(toQuery(place.get()))) {
      url.searchParams.set(`app[${key}]`, value);
    }
    return url.href;
  } catch {
    return null;
  }
}

/** Asks, before another screen is shown, whether the one at hand may be left. */
export function guardLeaving(check: () => boolean): void {
  canLeave = check;
}

/** The place that waits for a decision; null where none does. */
export const useHeldPlace = heldAddress.use;

/** Ends the wait: goes to the place that was held, or stays, also in monday's address. */
export function decideLeaving(isLeaving: boolean): void {
  const next = heldAddress.get();
  if (!next) return;
  heldAddress.set(null);
  if (isLeaving) set(next);
  tellMonday();
}

/** Loads the view again, at the same place. */
export function reloadHere(): void {
  window.location.hash = new URLSearchParams(toQuery(place.get())).toString();
  window.location.reload();
}

/** For click handlers: a component that reads it only then does not re-render when it changes. */
export const placeNow = place.get;

export const usePlace = place.use;
