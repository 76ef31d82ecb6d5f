import '../../i18n/load/cases-texts.ts';
import type { AlsoUsedBy } from '../../../server/contract/brief-connection.ts';
import { t } from '../../i18n/translate.ts';
import type { FindPerson } from '../../monday/people/people-context.ts';
import type { Format } from '../../monday/profile-format.ts';
import { nameOf } from '../../ui/people/person-cell.tsx';

/** Says who else uses an account; whom the server does not name, by their number. Null for no other. */
export function alsoUsedWords(
  { count, userIds }: AlsoUsedBy,
  find: FindPerson,
  format: Format,
): string | null {
  if (count === 0) return null;
  const rest = count - userIds.length;
  if (userIds.length === 0) {
    return t('cases.alsoUsed.others', { count, number: format.number(count) });
  }
  const names = userIds.map((id) => nameOf(id, find(id)));
  const more = t('cases.alsoUsed.more', { count: rest, number: format.number(rest) });
  return t('cases.alsoUsed.by', { people: format.list(rest > 0 ? [...names, more] : names) });
}
