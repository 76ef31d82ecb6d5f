import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagedRows } from '../../../client/api/paged-rows.ts';

const pages = fc.array(fc.record({ items: fc.array(fc.integer(), { maxLength: 5 }) }));

test('Rows of pages read as one list, whatever the size of each page', () => {
  fc.assert(
    fc.property(pages, (some) => {
      const whole = some.flatMap(({ items }) => items);
      const rows = pagedRows(some);
      expect(rows.length).toBe(whole.length);
      expect([...rows]).toEqual(whole);
      expect(whole.map((_, index) => rows.at(index))).toEqual(whole);
      expect(rows.at(-1)).toBeUndefined();
      expect(rows.at(whole.length)).toBeUndefined();
    }),
  );
});
