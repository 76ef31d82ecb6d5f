import { afterEach, expect, test } from 'vitest';
import { addCatalogue, setLanguage } from '../../../client/i18n/catalogue.ts';
import { writeNumbersAs } from '../../../client/i18n/format.ts';
import { t } from '../../../client/i18n/translate.ts';

const list = {
  look: { density: 'Row height', reset: 'Reset {{ name }} to {{value}}' },
  rows_zero: 'No row',
  rows_one: 'One row',
  rows_other: '{{count}} rows',
  refused: 'Refused with {{status}}: {{id}}',
};
addCatalogue('en', { sample: list });
addCatalogue('ja', { sample: { rows_other: '{{count}} 行' } });
addCatalogue('de', { sample: { look: { density: 'Zeilenhöhe' } } });

afterEach(() => {
  setLanguage('en');
  writeNumbersAs(null);
});

/** Keys of this file alone. */
const say = (key: string, values = {}) => t(key as never, values);

test('a number chooses the form that the language has for it', () => {
  expect([0, 1, 2].map((count) => say('sample.rows', { count }))).toEqual([
    'No row',
    'One row',
    '2 rows',
  ]);
  setLanguage('ja');
  expect([1, 2].map((count) => say('sample.rows', { count }))).toEqual(['1 行', '2 行']);
});

test('a number stands as the profile writes it, and a number that is a name as it is', () => {
  expect(say('sample.rows', { count: 12_000 })).toBe('12,000 rows');
  writeNumbersAs('en-DE');
  expect(say('sample.rows', { count: 12_000 })).toBe('12.000 rows');
  expect(say('sample.refused', { status: 4294, id: 7001001 })).toBe('Refused with 4294: 7001001');
});

test('a text that the language lacks comes in English', () => {
  setLanguage('de');
  expect(say('sample.look.density')).toBe('Zeilenhöhe');
  expect(say('sample.rows', { count: 1 })).toBe('One row');
});

test('values stand where their names are, as they are; what is not given leaves nothing', () => {
  const values = { name: '{{value}} & <b>', value: null };
  expect(say('sample.look.reset', values)).toBe('Reset {{value}} & <b> to ');
});

test('a key without a text gives what is meant for that, or itself', () => {
  expect(say('sample.absent', { defaultValue: '' })).toBe('');
  expect(say('sample.look')).toBe('sample.look');
  expect(say('nothing.at.all')).toBe('nothing.at.all');
});
