import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { createTextTable } from '../../../client/export/text-table.ts';
import { createWorkbook } from '../../../client/export/workbook.ts';

const texts = [
  '118234567890123456789',
  '007',
  '1-2',
  'MARCH1',
  '1E5',
  '=1+1',
  'a;b,c "d"',
  'line\r\nbreak',
  'דוד בן־גוריון',
  '山田 🌸',
  '<b>&amp;</b>',
  'plain',
];
const head = ['Text', 'Number', 'Nothing'];

const bytesOf = (file: Blob): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });

async function opened(file: Blob) {
  const book = read(await bytesOf(file), { type: 'array' });
  const sheets = Object.values(book.Sheets);
  return { book, rows: sheets.map((sheet) => utils.sheet_to_json(sheet, { header: 1 })) };
}

describe('a file, opened by SheetJS', () => {
  test('as a workbook has every text as it is, numbers as numbers, and its notes apart', async () => {
    const table = createWorkbook('connections: 1/2', 'Notes');
    table.add([head]);
    for (const text of texts) table.add([[text, 201, null]]);
    const { book, rows } = await opened(table.finish(['Made today.', '=2+2']));
    expect(book.SheetNames).toEqual(['connections  1 2', 'Notes']);
    expect(rows[0]).toEqual([head, ...texts.map((text) => [text.replace('\r', ''), 201])]);
    expect(rows[1]).toEqual([['Made today.'], ['=2+2']]);
    const cells = Object.entries(book.Sheets['connections  1 2'] ?? {});
    expect(cells.filter(([, cell]) => 'f' in Object(cell))).toEqual([]);
  });

  test('as a workbook keeps what XML has no sign for from breaking the file', async () => {
    const table = createWorkbook('x', 'y');
    table.add([['a\u0000b\u000bc\ud800d', '_x0041_']]);
    const { rows } = await opened(table.finish([]));
    expect(rows[0]).toEqual([['a\ufffdb\ufffdc\ufffdd', '_x0041_']]);
  });

  test.each([',', ';'] as const)('as CSV by %j loses and changes nothing', async (separator) => {
    const table = createTextTable(separator);
    table.add([head]);
    table.add(texts.map((text) => [text, 201, null]));
    const { book, rows } = await opened(table.finish(['Made today.']));
    const [sheet = {}] = Object.values(book.Sheets);
    const [first, ...lines] = rows[0] as string[][];
    expect(first).toEqual(head);
    const read = lines.slice(0, texts.length).map(([text]) => String(text).replace(/^'/, ''));
    expect(read).toEqual(texts);
    expect(lines[0]?.[1]).toBe(201);
    expect(Object.values(sheet).filter((cell) => 'f' in Object(cell))).toEqual([]);
    expect(lines.at(-1)).toEqual(['Made today.']);
  });
});
