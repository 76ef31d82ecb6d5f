import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from './terminal.ts';

/** Columns that only serve sorting and searching, and say nothing that others do not. */
const derived = new Set(['sort_name', 'search_text']);

const asJson = (row: object) =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !derived.has(name))));

/** Rows of a table, in pages. */
export interface ExportedPart {
  name: string;
  pages: AsyncIterable<object[]> | Iterable<object[]>;
}

async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere ? new UsageError(`${path} exists already; nothing was written.`) : error;
  }
}

/**
 * Writes an export as JSON, page by page, into a new file that only its owner may read.
 *
 * @param head fields that come before the tables
 * @param onProgress told of rows written so far
 * @returns how many rows were written
 */
export async function writeExport(
  path: string,
  head: Record<string, string>,
  parts: ExportedPart[],
  onProgress: (rows: number) => void,
): Promise<number> {
  const file = await create(path);
  let total = 0;
  try {
    await file.write(
      JSON.stringify({ ...head, exportedAt: new Date().toISOString() }).slice(0, -1),
    );
    for (const { name, pages } of parts) {
      await file.write(`,\n${JSON.stringify(name)}:[`);
      let isFirst = true;
      for await (const rows of pages) {
        const text = rows.map(asJson).join(',\n');
        if (text !== '') await file.write(`${isFirst ? '' : ','}\n${text}`);
        isFirst = isFirst && text === '';
        total += rows.length;
        onProgress(total);
      }
      await file.write(']');
    }
    await file.write('}\n');
  } finally {
    await file.close();
  }
  return total;
}
