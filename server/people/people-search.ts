import { type SqlBool, sql } from 'kysely';
import { containsPattern, searchWords } from '../connections/normalize.ts';
import type { PeopleQuery } from '../contract/people.ts';
import type { AccountReader } from '../store/account-store.ts';

type Search = Pick<PeopleQuery, 'q' | 'orUserIds'>;

/** True where a query leaves anyone out. */
export const isSearched = ({ q }: Search): boolean => searchWords(q ?? '').length > 0;

/**
 * Selects those who hold a connection in whose text every word stands, and those whom monday found for the
 * same words. All of a person's connections count, not the found ones alone.
 */
export function searchedPeople(account: AccountReader, { q, orUserIds = [] }: Search) {
  const words = searchWords(q ?? '');
  const found = words.reduce(
    (rows, word) => rows.where(sql<SqlBool>`search_text like ${containsPattern(word)} escape '!'`),
    account.connections(),
  );
  const ids = found.select('user_id');
  if (words.length === 0) return account.connections();
  return account
    .connections()
    .where((where) =>
      where.or([
        where('user_id', 'in', ids),
        ...(orUserIds.length > 0 ? [where('user_id', 'in', orUserIds)] : []),
      ]),
    );
}
