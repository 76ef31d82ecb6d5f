import i18next from 'i18next';
import type { MondayContext } from './context.ts';
import { useMondayContext } from './frame.ts';

/** Dates, times and numbers as the person's monday profile has them. */
export interface Format {
  /** `24 Nov 2026` */
  date(iso: string): string;
  /** `24 November 2026 at 14:02` */
  dateTime(iso: string): string;
  /** `14:02` or `2:02 PM` */
  time(iso: string): string;
  /** `100,000` */
  number(value: number): string;
  /** `one, two and three` */
  list(items: readonly string[]): string;
  /** What spreadsheets of this country put between cells: `;` where a comma is the decimal sign. */
  listSeparator: ',' | ';';
}

/** Month names that are written from right to left, for texts that are. */
export const rightToLeft = 'he';

/**
 * The language of the texts, so that month names are in it, too; order and separators are the
 * country's.
 */
export function localeOf({ language, countryCode }: MondayContext): string {
  const spoken = i18next.language;
  if (spoken === 'qps') return rightToLeft;
  const base = language.split('-')[0] === spoken ? language : spoken;
  if (base.includes('-') || !countryCode || !/^[A-Z]{2}$/i.test(countryCode)) return base;
  return `${base}-${countryCode.toUpperCase()}`;
}

/**
 * @param locale BCP 47
 * @param timeFormat null: as the locale has it
 */
export function createFormat(locale: string, timeFormat: MondayContext['timeFormat']): Format {
  const clock = timeFormat ? { hour12: timeFormat === '12H' } : {};
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...clock });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    ...clock,
  });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    date: (iso) => date.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    listSeparator: number.format(1.5).includes(',') ? ';' : ',',
  };
}

const formats = new Map<string, Format>();

/** Made once for all: each cell of a list asks, and making one takes longer than drawing its row. */
function formatOf(locale: string, timeFormat: MondayContext['timeFormat']): Format {
  const key = `${locale} ${timeFormat}`;
  const known = formats.get(key);
  if (known) return known;
  const made = createFormat(locale, timeFormat);
  formats.set(key, made);
  return made;
}

/** Follows the language and the clock of the person's monday profile. */
export function useFormat(): Format {
  const context = useMondayContext();
  return formatOf(localeOf(context), context.timeFormat);
}
