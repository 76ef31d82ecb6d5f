import { waitOf } from '../api/errors.ts';
import { type CsvRow, csvLines } from './csv.ts';
import { createNameBook, type NameBook } from './name-book.ts';
import { waitFor } from './wait.ts';

const longestWaitSeconds = 90;
const mostWaits = 5;
/** Spreadsheets read a file without this mark in the alphabet of the machine. */
const byteOrderMark = '\uFEFF';

/** Where the rows of an export come from, and what becomes of each. */
export interface ExportSource<Row> {
  /** The name of the file, without its ending. */
  name: string;
  head: CsvRow;
  /** Asks for a page; null: the first one. */
  page(cursor: string | null, signal: AbortSignal): Promise<{ items: Row[]; next: string | null }>;
  /** The people of a row. */
  userIds(row: Row): readonly (string | null)[];
  line(row: Row, names: NameBook): CsvRow;
  /** What is said below the rows. */
  notes(names: NameBook): readonly string[];
}

export interface MadeFile {
  name: string;
  blob: Blob;
  rows: number;
  /** Some people are in it by their ids only. */
  lacksNames: boolean;
}

export interface ExportProgress {
  rows: number;
  /** Seconds that the server or monday asked to wait. */
  waitSeconds: number | null;
}

type Page<Row> = Awaited<ReturnType<ExportSource<Row>['page']>>;

/**
 * Reads page by page and writes lines as it goes: the browser keeps the lines outside of the memory
 * that scripts share, so that 100,000 rows fit.
 *
 * @throws what a call throws, or what the signal was aborted with; then there is no file
 */
export async function makeFile<Row>(
  source: ExportSource<Row>,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
): Promise<MadeFile> {
  let rows = 0;
  const say = (waitSeconds: number | null) => onProgress({ rows, waitSeconds });
  const names = createNameBook(say);

  async function read(cursor: string | null, waits = 0): Promise<Page<Row>> {
    try {
      return await source.page(cursor, signal);
    } catch (error) {
      const seconds = waitOf(error);
      if (seconds === null || seconds > longestWaitSeconds || waits >= mostWaits) throw error;
      say(seconds);
      await waitFor(seconds, signal);
      say(null);
      return read(cursor, waits + 1);
    }
  }

  const parts: Blob[] = [new Blob([byteOrderMark, csvLines([source.head])])];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await read(cursor);
    await names.learn(page.items.flatMap(source.userIds), signal);
    parts.push(new Blob([csvLines(page.items.map((row) => source.line(row, names)))]));
    rows += page.items.length;
    cursor = page.next;
    say(null);
    signal.throwIfAborted();
  } while (cursor !== null);
  const notes = source.notes(names).map((note) => [note]);
  parts.push(new Blob(['\r\n', csvLines(notes)]));
  const blob = new Blob(parts, { type: 'text/csv;charset=utf-8' });
  return { name: `${source.name}.csv`, blob, rows, lacksNames: names.lacks() };
}
