import { expect, test } from 'vitest';
import { batchesOf } from '../../../../client/monday/people/batches.ts';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, n) => `${from + n}`);

test('a batch holds a hundred ids at most', () => {
  expect(batchesOf([ids(1, 250)]).map((batch) => batch.length)).toEqual([100, 100, 50]);
});

test('a further page leaves earlier batches as they were, and repeats no one', () => {
  const one = batchesOf([['1', '2', null, '1']]);
  const two = batchesOf([
    ['1', '2', null, '1'],
    ['2', '3'],
  ]);
  expect(one).toEqual([['1', '2']]);
  expect(two).toEqual([['1', '2'], ['3']]);
});
