import { createFormat, type Format, rightToLeft } from '../../monday/format.ts';
import { pageLanguage } from './page-text.ts';

/** The browser's own country where it speaks the language of the page; its clock, too. */
function pageLocale(): string {
  if (pageLanguage() === 'qps') return rightToLeft;
  const own = navigator.languages.find((one) => one.split('-')[0] === pageLanguage());
  return own ?? pageLanguage();
}

let format: Format | null = null;

/** Dates and times outside monday, where no profile says how a person wants them. */
export function pageFormat(): Format {
  format ??= createFormat(pageLocale(), null);
  return format;
}
