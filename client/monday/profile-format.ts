import { type Format, formatOf, localeOf } from '../i18n/format.ts';
import { useMondayContext } from './frame.ts';

export type { Format };

/** Follows the language and the clock of the person's monday profile. */
export function useFormat(): Format {
  const context = useMondayContext();
  return formatOf(localeOf(context), context.timeFormat);
}
