import type { Separator } from '../../server/contract/csv.ts';
import { waitOf } from '../api/errors.ts';
import { t } from '../i18n/translate.ts';
import { createNameBook, type NameBook } from './name-book.ts';
import { createTextTable, type TableWriter } from './text-table.ts';
import { waitFor } from './wait.ts';

const longestWaitSeconds = 90;
const mostWaits = 5;

/** `xlsx` keeps every text as it is; `csv` is read by everything else. */
export type FileKind = 'xlsx' | 'csv';

/** A column of a file: what its cells hold, beside what they are called. */
export interface ExportColumn<Row> {
  title: string;
  cell(row: Row, names: NameBook): string | number | null;
}

/** The origin of an export's rows, and what becomes of each. */
export interface ExportSource<Row> {
  /** The name of the file, without its ending. */
  name: string;
  columns: readonly ExportColumn<Row>[];
  /** Asks for a page; null: the first one. */
  page(cursor: string | null, signal: AbortSignal): Promise<{ items: Row[]; next: string | null }>;
  /** The people of a row. */
  userIds(row: Row): readonly (string | null)[];
  /** Note below the rows. */
  notes(names: NameBook): readonly string[];
}

export interface MadeFile {
  name: string;
  kind: FileKind;
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

export interface FileOptions {
  kind: FileKind;
  /** Of the cells of a CSV file. */
  separator: Separator;
}

type Page<Row> = Awaited<ReturnType<ExportSource<Row>['page']>>;

async function writerFor({ kind, separator }: FileOptions, sheet: string): Promise<TableWriter> {
  if (kind === 'csv') return createTextTable(separator);
  const { createWorkbook } = await import('./workbook.ts');
  return createWorkbook(sheet, t('export.notesSheet'));
}

/**
 * Reads page by page and writes as it goes, so that 100,000 rows fit.
 *
 * @throws what a call throws, or what the signal was aborted with; then there is no file
 */
export async function makeFile<Row>(
  source: ExportSource<Row>,
  options: FileOptions,
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

  const { kind, separator } = options;
  const table = await writerFor(options, source.name);
  table.add([source.columns.map(({ title }) => title)]);
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await read(cursor);
    await names.learn(page.items.flatMap(source.userIds), signal);
    table.add(page.items.map((row) => source.columns.map(({ cell }) => cell(row, names))));
    rows += page.items.length;
    cursor = page.next;
    say(null);
    signal.throwIfAborted();
  } while (cursor !== null);
  const guard =
    kind === 'csv' ? [t('export.note.guard'), t('export.note.separator', { separator })] : [];
  const blob = table.finish([...source.notes(names), ...guard]);
  return { name: `${source.name}.${kind}`, kind, blob, rows, lacksNames: names.lacks() };
}
