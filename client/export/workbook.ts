import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { CsvRow } from '../../server/contract/csv.ts';
import type { TableWriter } from './text-table.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const longestCell = 32_767;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 cannot hold. Excel reads `_x0041_` as a character, so that its `_` is escaped. */
const spellXml = (text: string): string =>
  text
    .slice(0, longestCell)
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Styles of the cells: 1 is text that stays text when it is edited, 2 the same in bold. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

function cellOf(value: string | number | null, style: number): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${spellXml(value)}</t></is></c>`;
}

const rowsOf = (rows: readonly CsvRow[], style: number): string =>
  rows.map((row) => `<row>${row.map((cell) => cellOf(cell, style)).join('')}</row>`).join('');

/** The first row stays in sight. */
const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
const wide = '<cols><col min="1" max="100" width="24" customWidth="1"/></cols>';
const sheetStart = (view: string) =>
  `${head}<worksheet xmlns="${main}">${view}<sheetFormatPr defaultRowHeight="15"/>${wide}<sheetData>`;
const sheetEnd = '</sheetData></worksheet>';

function partsAround(names: readonly string[]): Record<string, string> {
  const overrides = names.map(
    (_name, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${kinds}.worksheet+xml"/>`,
  );
  const sheets = names.map(
    (name, at) => `<sheet name="${spellXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = names.map(
    (_name, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${links.join('')}<Relationship Id="rId9" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
}

/** A name as Excel takes it: at most 31 signs, none of `[]:*?/\\`. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || '1';

/**
 * An Excel workbook of one sheet and one of notes. Every text is a text to it, whatever it looks like.
 * Rows are compressed as they come, so that 100,000 fit.
 * https://learn.microsoft.com/openspecs/office_standards/ms-xlsx
 */
export function createWorkbook(sheet: string, notesSheet: string): TableWriter {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    if (chunk) chunks.push(new Uint8Array(chunk));
  });
  const begin = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 3 });
    zip.add(file);
    return file;
  };
  const write = (name: string, text: string) => begin(name).push(strToU8(text), true);
  const names = [sheetName(sheet), sheetName(notesSheet)];
  for (const [name, text] of Object.entries(partsAround(names))) write(name, text);
  const rows = begin('xl/worksheets/sheet1.xml');
  rows.push(strToU8(sheetStart(frozen)));
  let isHead = true;
  return {
    add(added) {
      rows.push(strToU8(rowsOf(added, isHead ? 2 : 1)));
      isHead = false;
    },
    finish(notes) {
      rows.push(strToU8(sheetEnd), true);
      const lines = rowsOf(
        notes.map((note) => [note]),
        1,
      );
      write('xl/worksheets/sheet2.xml', `${sheetStart('')}${lines}${sheetEnd}`);
      zip.end();
      if (failure) throw failure;
      return new Blob(chunks, { type: `${kinds}.sheet` });
    },
  };
}
