import { askOlderWhereNeeded } from '../../monday/ask-older.ts';
import { GraphqlError, graphql, listedIn } from '../../monday/graphql.ts';
import type { Person } from '../../monday/people/person.ts';
import {
  type CurrentUser,
  currentFields,
  fromCurrent,
  fromLegacy,
  given,
  type LegacyUser,
  type Listed,
  legacyFields,
} from '../../monday/people/user-shapes.ts';

const pageSize = 200;

const currentQuery = `query deactivated($limit: Int, $page: Int) {
  users(limit: $limit, page: $page, status: [INACTIVE]) { ${currentFields} }
}`;
const legacyQuery = `query deactivated($limit: Int, $page: Int) {
  users(limit: $limit, page: $page, non_active: true) { ${legacyFields} }
}`;

/** A user whom monday could not return may be deactivated: such a page is no answer. */
function whole<Entry>(list: Listed<Entry>): Entry[] {
  const listed = listedIn(list);
  const people = given(listed);
  if (people.length === listed.length) return people;
  throw new GraphqlError([{ message: 'monday left a user out.' }], list);
}

async function askLegacy(variables: object): Promise<Person[]> {
  const { users } = await graphql<{ users: Listed<LegacyUser> }>(legacyQuery, variables);
  return whole(users).map(fromLegacy);
}

async function askCurrent(variables: object): Promise<Person[]> {
  const { users } = await graphql<{ users: Listed<CurrentUser> }>(currentQuery, variables);
  return whole(users).map(fromCurrent);
}

const ask = askOlderWhereNeeded(askCurrent, askLegacy);

/**
 * A page of those whom monday calls deactivated, in the fields of 2026-10 or the older ones.
 * https://developer.monday.com/api-reference/reference/users
 *
 * @param page from 1
 * @returns an empty list when there are no more pages
 */
export const getDeactivated = (page: number): Promise<Person[]> => ask({ limit: pageSize, page });
