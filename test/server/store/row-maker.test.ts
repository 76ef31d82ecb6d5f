import { expect, test } from 'vitest';
import { rowMaker } from '../../../server/store/row-maker.ts';

test('a row has each value under the name of its column', () => {
  const rowOf = rowMaker(['id', 'count(id)']);
  expect(rowOf(['a', 1])).toEqual({ id: 'a', 'count(id)': 1 });
  expect(rowOf([null, 2])).toEqual({ id: null, 'count(id)': 2 });
});

test.each([
  '"]: 1 }; throw new Error("run"); ({ ["',
  '`; process.exit(); `',
  '__proto__',
  '\u2028',
])('the name %j is a name, and never code', (name) => {
  const row = rowMaker([name])(['value']);
  expect(Object.entries(row)).toEqual([[name, 'value']]);
});
