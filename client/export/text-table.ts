import { type CsvRow, csvLines, type Separator } from '../../server/contract/csv.ts';

/** Spreadsheets read a file without this mark in the alphabet of the machine. */
const byteOrderMark = '\uFEFF';

/** A table that grows by rows and becomes a file. */
export interface TableWriter {
  add(rows: readonly CsvRow[]): void;
  /** @param notes what must be known of the table, apart from its rows */
  finish(notes: readonly string[]): Blob;
}

/** CSV, line by line: the browser keeps them outside of the memory that scripts share. */
export function createTextTable(separator: Separator): TableWriter {
  const parts: Blob[] = [new Blob([byteOrderMark])];
  const add = (rows: readonly CsvRow[]) => parts.push(new Blob([csvLines(rows, separator)]));
  return {
    add,
    finish(notes) {
      parts.push(new Blob(['\r\n']));
      add(notes.map((note) => [note]));
      return new Blob(parts, { type: 'text/csv;charset=utf-8' });
    },
  };
}
