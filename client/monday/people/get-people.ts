import { askOlderWhereNeeded } from '../ask-older.ts';
import { graphql, listedIn } from '../graphql.ts';
import type { Person } from './person.ts';
import {
  type CurrentUser,
  currentFields,
  fromCurrent,
  fromLegacy,
  given,
  type LegacyUser,
  type Listed,
  legacyFields,
} from './user-shapes.ts';

/** As many as monday is asked for at once. */
export const batchSize = 100;
const mostFound = 200;

// Without `status`, monday leaves out who was deactivated.
const currentQuery = `query people($ids: [ID!], $name: String, $emails: [String!], $limit: Int) {
  users(ids: $ids, name: $name, emails: $emails, limit: $limit, status: [ACTIVE, PENDING, INACTIVE]) {
    ${currentFields}
  }
}`;

const legacyQuery = `query people($ids: [ID!], $name: String, $emails: [String!], $limit: Int) {
  active: users(ids: $ids, name: $name, emails: $emails, limit: $limit) { ${legacyFields} }
  inactive: users(ids: $ids, name: $name, emails: $emails, limit: $limit, non_active: true) { ${legacyFields} }
}`;

async function askCurrent(variables: object): Promise<Person[]> {
  const { users } = await graphql<{ users: Listed<CurrentUser> }>(currentQuery, variables);
  return given(listedIn(users)).map(fromCurrent);
}

async function askLegacy(variables: object): Promise<Person[]> {
  type Answer = Record<'active' | 'inactive', Listed<LegacyUser>>;
  const { active, inactive } = await graphql<Answer>(legacyQuery, variables);
  return [...given(listedIn(inactive)), ...given(listedIn(active))].map(fromLegacy);
}

/**
 * Asks monday as the person who looks. Older versions of the API know neither `status` nor `photo_url`.
 * https://developer.monday.com/api-reference/docs/migrating-user-entity-to-2026-10
 */
const ask = askOlderWhereNeeded(askCurrent, askLegacy);

/**
 * Names, photos and status of people.
 *
 * @param ids at most `batchSize`
 * @returns who monday answers for; others have no name there
 */
export const getPeople = (ids: readonly string[]): Promise<Person[]> =>
  ask({ ids, limit: ids.length });

/** Without marks and capitals, so that `emilie` finds Émilie among what monday answered. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

function questionsFor(name: string): object[] {
  const parts = name.split(/\s+/).sort((one, other) => other.length - one.length);
  const some = parts.length > 1 ? parts.slice(0, 2) : [];
  const names = new Set([name, ...some].flatMap((one) => [one, plainOf(one)]));
  return [
    ...[...names].map((one) => ({ name: one, limit: mostFound })),
    ...(/^\S+@\S+$/.test(name) ? [{ emails: [name], limit: mostFound }] : []),
  ];
}

/**
 * People whose name is like this, deactivated ones too. monday decides what is alike, and does not say
 * how: it is also asked without marks and for the longest parts, and those count in whose name or
 * e-mail address every part stands.
 *
 * @param name as typed, without spaces around it
 * @returns what monday found for the whole name first; at most 200 a question
 */
export async function searchPeople(name: string): Promise<Person[]> {
  const [first, ...others] = await Promise.all(questionsFor(name).map(ask));
  const parts = plainOf(name).split(/\s+/);
  const isMeant = ({ name: own, email }: Person) => {
    const text = plainOf(`${own} ${email ?? ''}`);
    return parts.every((part) => text.includes(part));
  };
  const found = [...(first ?? []), ...others.flat().filter(isMeant)];
  return [...new Map(found.map((person) => [person.id, person])).values()];
}
