import { GraphqlError, graphql } from '../graphql.ts';
import type { Person } from './person.ts';
import {
  type CurrentUser,
  currentFields,
  fromCurrent,
  fromLegacy,
  type LegacyUser,
  legacyFields,
} from './user-shapes.ts';

/** As many as monday is asked for at once. */
export const batchSize = 100;
const mostFound = 20;

// Without `status`, monday leaves out who was deactivated.
const currentQuery = `query people($ids: [ID!], $name: String, $limit: Int) {
  users(ids: $ids, name: $name, limit: $limit, status: [ACTIVE, PENDING, INACTIVE]) {
    ${currentFields}
  }
}`;

const legacyQuery = `query people($ids: [ID!], $name: String, $limit: Int) {
  active: users(ids: $ids, name: $name, limit: $limit) { ${legacyFields} }
  inactive: users(ids: $ids, name: $name, limit: $limit, non_active: true) { ${legacyFields} }
}`;

async function askCurrent(variables: object): Promise<Person[]> {
  const { users } = await graphql<{ users: CurrentUser[] | null }>(currentQuery, variables);
  return (users ?? []).map(fromCurrent);
}

async function askLegacy(variables: object): Promise<Person[]> {
  type Answer = Record<'active' | 'inactive', LegacyUser[] | null>;
  const { active, inactive } = await graphql<Answer>(legacyQuery, variables);
  return [...(inactive ?? []), ...(active ?? [])].map(fromLegacy);
}

let isLegacy = false;

/**
 * Asks monday as the person who looks. The page around the view may answer in an older version of the
 * API, which knows neither `status` nor `photo_url`, and it may say no more than that it failed: then
 * the fields of before 2026-07 are tried.
 * https://developer.monday.com/api-reference/docs/migrating-user-entity-to-2026-10
 */
async function ask(variables: object): Promise<Person[]> {
  if (isLegacy) return askLegacy(variables);
  try {
    return await askCurrent(variables);
  } catch (error) {
    if (!(error instanceof GraphqlError)) throw error;
    const people = await askLegacy(variables);
    isLegacy = true;
    return people;
  }
}

/**
 * Names, photos and status of people.
 *
 * @param ids at most `batchSize`
 * @returns who monday answers for; others have no name there
 */
export const getPeople = (ids: readonly string[]): Promise<Person[]> =>
  ask({ ids, limit: ids.length });

/**
 * People whose name is like this, deactivated ones too.
 *
 * @param name as typed; monday decides what is alike
 * @returns at most 20
 */
export const searchPeople = (name: string): Promise<Person[]> => ask({ name, limit: mostFound });
