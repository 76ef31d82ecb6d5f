/**
 * Characters that spreadsheets read as the start of a formula, also behind spaces, invisible signs and in the
 * wide forms that East Asian keyboards write; a tab, a line break or a bar at the start hides one from
 * a plain look. https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^[\s\p{Cc}\p{Cf}"']*[=+\-@|%＝＋－＠−]|^[\t\r\n]/u;

/** Zeros in front are dropped; from 12 digits on a number is shown, and saved, in short form. */
const lossyNumber = /^\s*(0\d+|\d{12,})\s*$/;
const digitsAndSigns = /^\s*\d+(?:[\s.,:/\-–]+\d+)+\s*(?:%|[ap]\.?m\.?)?\s*$/i;
const exponent = /^\s*\d+(?:[.,]\d+)?e\d+\s*$/i;
const month =
  '(?:jan|f[eé]v|feb|fev|ene|m[aä]r|mar|mrz|avr|abr|apr|mai|may|jun|juin|jui|jul|juil|ago|aug|ao[uû]t|sep|set|okt|oct|out|nov|dez|dec|d[eé]c|dic)[a-zäçéû]*\\.?';
const dayAndMonth = new RegExp(
  `^\\s*(?:\\d{1,4}[\\s.\\-/]*${month}|${month}[\\s.\\-/]*\\d{1,4})`,
  'i',
);

/** True if a spreadsheet would change a text: `1-2` to a day, `007` to the number 7. */
const isChanged = (text: string): boolean =>
  lossyNumber.test(text) ||
  digitsAndSigns.test(text) ||
  exponent.test(text) ||
  (text.length < 24 && dayAndMonth.test(text));

/** Separators of cells. Spreadsheets expect `;` where a comma is the decimal sign. */
export type Separator = ',' | ';';

/**
 * One cell as RFC 4180 has it, in quotes, and with `'` before what would run as a formula or be
 * changed. https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = formula.test(text) || isChanged(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export type CsvRow = readonly (string | number | null)[];

/** Rows with the line ends that the standard asks for. */
export const csvLines = (rows: readonly CsvRow[], separator: Separator = ','): string =>
  rows.map((row) => `${row.map(csvCell).join(separator)}\r\n`).join('');
