import { languageNow } from './catalogue.ts';

/** Hours as the person's profile counts them; null: as the locale does. */
export type Clock = '12H' | '24H' | null;

/** Dates, times, numbers and lists as a person reads them. */
export interface Format {
  /** `24 Nov 2026` */
  date(iso: string): string;
  /** The same of a calendar day, `2026-11-24`, which is that day in every time zone. */
  day(day: string): string;
  /** `24 November 2026 at 14:02` */
  dateTime(iso: string): string;
  /** `14:02` or `2:02 PM` */
  time(iso: string): string;
  /** `100,000` */
  number(value: number): string;
  /** `one, two and three` */
  list(items: readonly string[]): string;
  /** Separator of cells in spreadsheets of this country: `;` where a comma is the decimal sign. */
  listSeparator: ',' | ';';
}

/**
 * The language of the texts, so that month names are in it, too; order and separators are the
 * country's.
 */
export function localeOf(profile: { language: string; countryCode: string | null }): string {
  const { language, countryCode } = profile;
  const spoken = languageNow();
  if (spoken === 'qps') return rightToLeft;
  const base = language.split('-')[0] === spoken ? language : spoken;
  if (base.includes('-') || !countryCode || !/^[A-Z]{2}$/i.test(countryCode)) return base;
  return `${base}-${countryCode.toUpperCase()}`;
}

/** Month names that are written from right to left, for texts that are. */
export const rightToLeft = 'he';

function createFormat(locale: string, timeFormat: Clock): Format {
  const clock = timeFormat ? { hour12: timeFormat === '12H' } : {};
  const parts = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const date = new Intl.DateTimeFormat(locale, parts);
  const day = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...clock });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    ...clock,
  });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    day: (iso) => day.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    listSeparator: number.format(1.5).includes(',') ? ';' : ',',
  };
}

const formats = new Map<string, Format>();

/**
 * Returns the format of a locale (BCP 47). Made once for all: each cell of a list asks, and making one
 * takes longer than rendering its row.
 */
export function formatOf(locale: string, timeFormat: Clock): Format {
  const key = `${locale} ${timeFormat}`;
  const known = formats.get(key);
  if (known) return known;
  const made = createFormat(locale, timeFormat);
  formats.set(key, made);
  return made;
}

let profile: string | null = null;

/** Makes numbers in texts those of a monday profile's locale (BCP 47); without one, of the browser. */
export function writeNumbersAs(locale: string | null): void {
  profile = locale;
}

/** A number inside a text, such as `100,000`. */
export const numberInText = (value: number): string =>
  (profile ? formatOf(profile, null) : browserFormat()).number(value);

/** The browser's own country where it speaks the language of the texts. */
function browserLocale(): string {
  const spoken = languageNow();
  if (spoken === 'qps') return rightToLeft;
  return navigator.languages.find((one) => one.split('-')[0] === spoken) ?? spoken;
}

/** Returns the format of the browser: outside monday no profile says how a person wants dates. */
export const browserFormat = (): Format => formatOf(browserLocale(), null);
