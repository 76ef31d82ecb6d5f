import { setTimeout as wait } from 'node:timers/promises';
import { buildSchema, graphql } from 'graphql';
import { account, type Person } from '../people.ts';
import type { MondayControls, MondayState } from '../state.ts';
import {
  boardIdsOf,
  type ConnectionsArguments,
  findConnection,
  findConnections,
  requireAdmin,
} from './connections.ts';
import { assetUnavailable, limitReached, scopeMissing, viewerRefused } from './errors.ts';
import { schema202604 } from './schema-2026-04.ts';
import { schema202610 } from './schema-2026-10.ts';
import { accountAnswer, findUsers, type UsersArguments, userAnswer } from './users.ts';

/** The API's answer, always with HTTP 200. */
export interface GraphqlAnswer {
  data?: unknown;
  errors?: unknown[];
  account_id: number;
}

const schemas: Record<MondayControls['apiVersion'], ReturnType<typeof buildSchema>> = {
  '2026-10': buildSchema(schema202610),
  '2026-04': buildSchema(schema202604),
};

/** A field that needs a scope of the app; without it the field fails and the others are answered. */
function needs<Arguments, Answer>(
  scope: string,
  { controls }: MondayState,
  answer: (options: Arguments) => Answer,
) {
  return (options: Arguments): Answer => {
    if (controls.graphql === 'scopes-missing') throw scopeMissing(scope);
    return answer(options);
  };
}

/** The first person's photo fails in the answer, whichever field asks for it. */
function withoutOnePhoto({ controls }: MondayState, users: ReturnType<typeof findUsers>) {
  if (controls.graphql !== 'photo-unavailable') return users;
  const fail = () => {
    throw assetUnavailable();
  };
  return users.map((user, index) =>
    index === 0
      ? { ...user, photo_url: { ...user.photo_url, thumb_small: fail }, photo_thumb_small: fail }
      : user,
  );
}

function rootOf(state: MondayState, person: Person) {
  return {
    me: needs('me:read', state, () => userAnswer(person)),
    account: needs('account:read', state, () => accountAnswer),
    users: needs('users:read', state, (options: UsersArguments) =>
      withoutOnePhoto(state, findUsers(state.people, options)),
    ),
    connections: (options: ConnectionsArguments) => findConnections(person, options),
    user_connections: (options: ConnectionsArguments) => findConnections(person, options),
    account_connections(options: ConnectionsArguments) {
      requireAdmin(person);
      return findConnections(null, options);
    },
    connection: ({ id }: { id: number }) => findConnection(id),
    connection_board_ids: (options: { connection_id?: string; connectionId?: number }) =>
      boardIdsOf(Number(options.connection_id ?? options.connectionId)),
  };
}

/**
 * monday's API for one person, in the version that the controls say.
 * https://developer.monday.com/api-reference/docs/basics
 */
export async function executeGraphql(
  state: MondayState,
  person: Person,
  { query, variables }: { query: string; variables?: Record<string, unknown> },
): Promise<GraphqlAnswer> {
  await wait(state.controls.graphqlDelayMilliseconds);
  if (person.kind === 'view_only' || person.status === 'INACTIVE') {
    return { errors: [viewerRefused().toJSON()], account_id: account.id };
  }
  if (state.controls.limitedCalls > 0) {
    state.controls.limitedCalls -= 1;
    return { errors: [limitReached().toJSON()], account_id: account.id };
  }
  const { data, errors } = await graphql({
    schema: schemas[state.controls.apiVersion],
    source: query,
    variableValues: variables,
    rootValue: rootOf(state, person),
  });
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map((error) => error.toJSON()) }),
    account_id: account.id,
  };
}
