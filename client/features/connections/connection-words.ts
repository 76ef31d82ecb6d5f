import '../../i18n/load/list-texts.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { t } from '../../i18n/translate.ts';
import type { Format } from '../../monday/profile-format.ts';
import type { TwoLines } from './connection-format.ts';

/** Returns whether access is long-lived, and the highest risk of its permissions. */
export const accessOf = ({ access, risk }: Connection): TwoLines => ({
  text: t(`list.access.${access}`),
  secondary: t(`list.risk.${risk}`),
});

/** When a use was last seen. None seen is said with its beginning: it never means that nothing uses it. */
export function seenUseOf({ lastUsedAt, firstConnectedAt }: Connection, format: Format): TwoLines {
  if (lastUsedAt) return { text: format.date(lastUsedAt), secondary: null };
  const date = format.date(firstConnectedAt);
  return { text: t('connections.noUseSeen'), secondary: t('list.noUseSince', { date }) };
}

/** In how many places it was seen. */
export function usedInOf({ usedIn }: Connection, format: Format): string {
  if (usedIn === 0) return t('connections.noUseSeen');
  return t('list.uses', { count: usedIn, number: format.number(usedIn) });
}
