import { expect, test } from 'vitest';
import { inOrder, nextRange, placesFor } from '../../../client/ui/table/visible-rows.ts';

const indexes = (places: readonly { index: number }[]) => places.map(({ index }) => index);
const keys = (places: readonly { key: number }[]) => places.map(({ key }) => key).toSorted();

test('What is seen is rendered with some rows ahead, in the direction of the scrolling', () => {
  const now = { from: 10, to: 25 };
  const visible = { from: 12, to: 20 };
  expect(nextRange(now, visible, true, 100)).toEqual({ from: 10, to: 26, isWhole: true });
  expect(nextRange(now, visible, false, 100)).toEqual({ from: 6, to: 22, isWhole: true });
});

test('No frame renders more than eight new rows; what is seen comes first after a jump', () => {
  const visible = { from: 500, to: 513 };
  let range = { from: 0, to: 19, isWhole: false };
  const frames: number[][] = [];
  while (!range.isWhole) {
    range = nextRange(range, visible, true, 1000);
    frames.push([range.from, range.to]);
  }
  expect(frames).toEqual([
    [500, 507],
    [500, 515],
    [498, 519],
  ]);
});

test('There are no rows beyond the ends of a list, or in an empty one', () => {
  expect(nextRange({ from: 0, to: 19 }, { from: 0, to: 4 }, true, 5)).toEqual({
    from: 0,
    to: 4,
    isWhole: true,
  });
  expect(nextRange({ from: 0, to: 19 }, { from: 0, to: -1 }, true, 0)).toMatchObject({
    to: -1,
    isWhole: true,
  });
});

test('New rows take the elements of those that are gone, which stay where they are', () => {
  const before = placesFor([], { from: 0, to: 5 });
  const scrolled = placesFor(before, { from: 2, to: 7 });
  expect(indexes(scrolled)).toEqual([6, 7, 2, 3, 4, 5]);
  expect(scrolled.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  expect(indexes(inOrder(scrolled))).toEqual([2, 3, 4, 5, 6, 7]);
});

test('More rows have more elements, fewer rows fewer, and no two share one', () => {
  const few = placesFor(placesFor([], { from: 0, to: 9 }), { from: 4, to: 6 });
  expect(indexes(few)).toEqual([4, 5, 6]);
  const more = placesFor(few, { from: 3, to: 8 });
  expect(indexes(inOrder(more))).toEqual([3, 4, 5, 6, 7, 8]);
  expect(new Set(keys(more)).size).toBe(6);
});
