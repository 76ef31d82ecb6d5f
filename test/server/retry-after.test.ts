import { expect, test } from 'vitest';
import { retryAfterSeconds } from '../../server/contract/retry-after.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');

test.each([
  ['7', 7],
  ['0', 0],
  // Graph. https://github.com/microsoft/dotnet/issues/955
  ['2.542', 3],
  [' 12 ', 12],
  ['Tue, 24 Nov 2026 12:00:30 GMT', 30],
  ['Tue, 24 Nov 2026 11:59:00 GMT', 0],
  ['Tuesday, 24-Nov-26 12:00:05 GMT', 5],
  ['-5', null],
  ['soon', null],
  ['1e3', null],
  ['', null],
  [null, null],
])('%s asks to wait %s seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
