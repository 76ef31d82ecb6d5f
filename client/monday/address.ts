/** A place in the view. It goes into monday's address: no names, no search text. */
export interface ScreenAddress {
  /** A screen's id; null: the first one that the person may see. */
  tab: string | null;
  /** Id that a detail screen shows. */
  id: string | null;
  /** Filters with few values each, such as `provider`. */
  filters: Readonly<Record<string, string>>;
}

export const nowhere: ScreenAddress = { tab: null, id: null, filters: {} };

/** Values that an address may carry: short, plain words and ids, such as `dbtid:A1` or `contoso.example`. */
const plain = /^[A-Za-z0-9_.:-]{1,64}$/;
/** Ids of other signs, such as `https://mail.google.com/`: each sign as `~` and its number. */
const spelled = /^(?:[A-Za-z0-9_.:-]|~(?:2[1-9a-f]|[3-6][0-9a-f]|7[0-9a-e])){1,600}$/;
const spell = (value: string): string =>
  value.replace(/[^A-Za-z0-9_.:-]/g, (sign) => `~${sign.charCodeAt(0).toString(16)}`);
const unspell = (value: string): string =>
  value.replace(/~(..)/g, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const isSpelled = (value: string) => value.includes('~') && spelled.test(value);

/** Returns an address as the parameters of a query. */
export function toQuery({ tab, id, filters }: ScreenAddress): Record<string, string> {
  const all = { ...filters, ...(tab && { tab }), ...(id && { id }) };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, spell(value)]));
}

/** Reads a query or a fragment; monday writes our `tab` as `app[tab]`. */
export function readAddress(search: string): ScreenAddress {
  const entries = [...new URLSearchParams(search.replace(/^[?#]/, ''))]
    .map(([key, value]) => [key.match(/^app\[(.+)\]$/)?.[1] ?? key, value] as const)
    .filter(([key, value]) => plain.test(key) && (plain.test(value) || isSpelled(value)))
    .map(([key, value]) => [key, unspell(value)] as const);
  const { tab = null, id = null, ...filters } = Object.fromEntries(entries);
  return { tab, id, filters };
}

export const isSame = (a: ScreenAddress, b: ScreenAddress): boolean =>
  JSON.stringify(toQuery(a)) === JSON.stringify(toQuery(b));

export const isSameScreen = (a: ScreenAddress, b: ScreenAddress): boolean =>
  a.tab === b.tab && a.id === b.id;

/**
 * The frame's own entries in the browser's history, so that Back leads from page to page of the view.
 * monday does not say whether a place that it is told becomes an entry of its page; ours always is one.
 */
const key = 'place';

const stateOf = (place: ScreenAddress) => ({
  [key]: new URLSearchParams(toQuery(place)).toString(),
});

/** Another page: Back leads to the one before. */
export const pushPlace = (place: ScreenAddress): void =>
  window.history.pushState(stateOf(place), '');

/** The same page otherwise, such as with other filters: no step of its own. */
export const replacePlace = (place: ScreenAddress): void =>
  window.history.replaceState(stateOf(place), '');

/** Calls back with the place that Back or Forward leads to. */
export function onBack(go: (place: ScreenAddress) => void): void {
  window.addEventListener('popstate', ({ state }: { state: unknown }) => {
    const query = (state as Record<string, unknown> | null)?.[key];
    if (typeof query === 'string') go(readAddress(query));
  });
}
