/** Rows from the first to the last, both included; `to` is below `from` where there is none. */
export interface RowRange {
  from: number;
  to: number;
}

/** A row at an element: who has the key of an element gets it with all that is in it. */
export interface Place {
  index: number;
  key: number;
}

const rowsBehind = 2;
const rowsAhead = 6;
/** New rows in one frame: more of them would make the frame long, and they follow in the next. */
const mostNew = 8;

/**
 * Returns the rows to render in this frame.
 *
 * @param now the rows that are rendered
 * @param visible the rows of which something can be seen
 * @param isDown whether the list is scrolled down: there more rows are rendered in advance
 * @param count rows of the list
 */
export function nextRange(
  now: RowRange,
  visible: RowRange,
  isDown: boolean,
  count: number,
): RowRange & { isWhole: boolean } {
  const wanted = {
    from: Math.max(0, visible.from - (isDown ? rowsBehind : rowsAhead)),
    to: Math.min(count - 1, visible.to + (isDown ? rowsAhead : rowsBehind)),
  };
  const kept = { from: Math.max(now.from, wanted.from), to: Math.min(now.to, wanted.to) };
  if (kept.from > kept.to) {
    // Nothing of it is there yet: what is seen comes first.
    kept.from = Math.min(visible.from, wanted.to);
    kept.to = kept.from - 1;
  }
  let left = mostNew;
  const down = () => {
    const added = Math.min(left, wanted.to - kept.to);
    kept.to += added;
    left -= added;
  };
  const up = () => {
    const added = Math.min(left, kept.from - wanted.from);
    kept.from -= added;
    left -= added;
  };
  if (isDown) {
    down();
    up();
  } else {
    up();
    down();
  }
  return { ...kept, isWhole: kept.from === wanted.from && kept.to === wanted.to };
}

/**
 * Returns places for the rows of a range: elements of rows that are gone go to new rows, where they stand. Their order is
 * that of the rows again once they are sorted by index.
 */
export function placesFor(now: readonly Place[], { from, to }: RowRange): Place[] {
  const isIn = ({ index }: Place) => index >= from && index <= to;
  const there = new Set(now.filter(isIn).map(({ index }) => index));
  const missing: number[] = [];
  for (let index = from; index <= to; index += 1) if (!there.has(index)) missing.push(index);
  const places: Place[] = [];
  for (const place of now) {
    const index = isIn(place) ? place.index : missing.shift();
    if (index !== undefined) places.push({ index, key: place.key });
  }
  const used = new Set(now.map(({ key }) => key));
  let key = 0;
  for (const index of missing) {
    while (used.has(key)) key += 1;
    used.add(key);
    places.push({ index, key });
  }
  return places;
}

/** Returns places in the order of their rows; the same array where they are in it. */
export function inOrder(places: Place[]): Place[] {
  const isSorted = places.every(
    ({ index }, at) => at === 0 || index > (places[at - 1]?.index ?? 0),
  );
  return isSorted ? places : places.toSorted((a, b) => a.index - b.index);
}
