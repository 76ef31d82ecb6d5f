/**
 * What spreadsheets take for the beginning of a formula, also behind spaces and in the wide forms that
 * East Asian keyboards write; a tab, a line break or a bar at the start hides one from a plain look.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^[\s\p{Cc}\p{Cf}"']*[=+\-@|%＝＋－＠−]|^[\t\r\n]/u;

/**
 * One cell as RFC 4180 has it, in quotes, and with `'` before what would run as a formula.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export type CsvRow = readonly (string | number | null)[];

/** Rows with the line ends that the standard asks for. */
export const csvLines = (rows: readonly CsvRow[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
