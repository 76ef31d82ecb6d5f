import { languageNow } from '../i18n/catalogue.ts';
import { type Format, formatOf, rightToLeft } from '../i18n/format.ts';
import type { MondayContext } from './context.ts';
import { useMondayContext } from './frame.ts';

export type { Format };

/**
 * The language of the texts, so that month names are in it, too; order and separators are the
 * country's.
 */
export function localeOf({ language, countryCode }: MondayContext): string {
  const spoken = languageNow();
  if (spoken === 'qps') return rightToLeft;
  const base = language.split('-')[0] === spoken ? language : spoken;
  if (base.includes('-') || !countryCode || !/^[A-Z]{2}$/i.test(countryCode)) return base;
  return `${base}-${countryCode.toUpperCase()}`;
}

/** Follows the language and the clock of the person's monday profile. */
export function useFormat(): Format {
  const context = useMondayContext();
  return formatOf(localeOf(context), context.timeFormat);
}
