import {
  isSame,
  isSameScreen,
  nowhere,
  onBack,
  pushPlace,
  readAddress,
  replacePlace,
  type ScreenAddress,
  toQuery,
} from './address.ts';
import { answerWithin } from './answer.ts';
import { createStore } from './create-store.ts';
import { monday } from './sdk.ts';

const timeout = 1500;

const place = createStore(nowhere);
/** The effect of a place on Back: another page is a step of its own, the same page otherwise is not. */
type Step = 'own' | 'instead' | 'back';

interface HeldPlace {
  place: ScreenAddress;
  step: Step;
}

/** The place that a person wants to go to, while something here is not saved. */
const held = createStore<HeldPlace | null>(null);
let canLeave: () => boolean = () => true;

function set(next: ScreenAddress, step: Step): void {
  const now = place.get();
  if (isSame(now, next)) return;
  if (step === 'own' && !isSameScreen(now, next)) pushPlace(next);
  else if (step !== 'back') replacePlace(next);
  place.set(next);
}

/** Goes on at once, or remembers where to until the person decides. */
function setOrHold(next: ScreenAddress, step: Step): void {
  if (isSameScreen(place.get(), next) || canLeave()) set(next, step);
  else held.set({ place: next, step });
}

function readLocation({ data }: { data: unknown }): void {
  const search = (data as { search?: unknown } | undefined)?.search;
  // What monday leads to is no step of ours: its own Back would never end.
  if (typeof search === 'string') setOrHold(readAddress(search), 'instead');
}

/**
 * The SDK hands on every message about `location`, the replies to our own calls among them. These lead
 * nowhere: a surface without an address tells where the view was opened, whenever it is asked.
 */
function onLocation(message: { data: unknown; method?: unknown }): void {
  if (message.method !== 'get' && message.method !== 'set') readLocation(message);
}

/** Finds out where to start: the fragment that `reloadHere` left, or monday's address. */
export async function openLocation(): Promise<void> {
  onBack((next) => {
    setOrHold(next, 'back');
    if (!held.get()) tellMonday();
  });
  const kept = readAddress(window.location.hash);
  if (kept.tab) {
    const { pathname, search } = window.location;
    window.history.replaceState(null, '', pathname + search);
    place.set(kept);
  } else {
    try {
      readLocation(await answerWithin(timeout, 'location', monday.get('location')));
    } catch {
      // Some surfaces have no address: the place is then kept in memory.
    }
  }
  replacePlace(place.get());
  monday.listen('location', onLocation);
}

/**
 * Goes somewhere: in the view, and in monday's address where the surface has one.
 *
 * @param isInstead the page at hand is over: Back must not lead to it
 */
export function goTo(next: Partial<ScreenAddress>, isInstead = false): void {
  setOrHold({ ...nowhere, ...next }, isInstead ? 'instead' : 'own');
  if (!held.get()) tellMonday();
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
export const useHeldPlace = (): ScreenAddress | null => held.use()?.place ?? null;

/** Ends the wait: goes to the place that was held, or stays, also in monday's address. */
export function decideLeaving(isLeaving: boolean): void {
  const next = held.get();
  if (!next) return;
  held.set(null);
  if (isLeaving) set(next.place, next.step);
  // The browser went back already.
  else if (next.step === 'back') pushPlace(place.get());
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
