import { pauseOf } from '../../api/pause.ts';
import { GraphqlError, graphql } from '../../monday/graphql.ts';
import type { Person } from '../../monday/people/person.ts';
import {
  type CurrentUser,
  currentFields,
  fromCurrent,
  fromLegacy,
  type LegacyUser,
  legacyFields,
} from '../../monday/people/user-shapes.ts';

const pageSize = 200;

const currentQuery = `query deactivated($limit: Int, $page: Int) {
  users(limit: $limit, page: $page, status: [INACTIVE]) { ${currentFields} }
}`;
const legacyQuery = `query deactivated($limit: Int, $page: Int) {
  users(limit: $limit, page: $page, non_active: true) { ${legacyFields} }
}`;

let isLegacy = false;

async function askLegacy(variables: object): Promise<Person[]> {
  const { users } = await graphql<{ users: LegacyUser[] | null }>(legacyQuery, variables);
  return (users ?? []).map(fromLegacy);
}

async function askCurrent(variables: object): Promise<Person[]> {
  const { users } = await graphql<{ users: CurrentUser[] | null }>(currentQuery, variables);
  return (users ?? []).map(fromCurrent);
}

/**
 * A page of those whom monday calls deactivated, in the fields of 2026-10 or the older ones.
 * https://developer.monday.com/api-reference/reference/users
 *
 * @param page from 1
 * @returns nobody when there are no more pages
 */
export async function getDeactivated(page: number): Promise<Person[]> {
  const variables = { limit: pageSize, page };
  if (isLegacy) return askLegacy(variables);
  try {
    return await askCurrent(variables);
  } catch (error) {
    if (!(error instanceof GraphqlError) || pauseOf(error) !== null) throw error;
    const people = await askLegacy(variables);
    isLegacy = true;
    return people;
  }
}
