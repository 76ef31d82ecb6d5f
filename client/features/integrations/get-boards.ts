import { queryOptions, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { isWorthWaiting } from '../../api/pause.ts';
import { askOlderWhereNeeded } from '../../monday/ask-older.ts';
import { faultOf } from '../../monday/faults.ts';
import { graphql, listedIn } from '../../monday/graphql.ts';

type Answer = { boards: (string | number | null)[] | null };

const currentQuery = `query boards($id: ID!) { boards: connection_board_ids(connection_id: $id) }`;
const legacyQuery = `query boards($id: Int!) { boards: connection_board_ids(connectionId: $id) }`;

/** The argument is another one before 2026-07. */
const askBoards = askOlderWhereNeeded(
  (id: string) => graphql<Answer>(currentQuery, { id }),
  (id: string) => graphql<Answer>(legacyQuery, { id: Number(id) }),
);

async function getBoards(id: string): Promise<string[]> {
  const { boards } = await askBoards(id);
  return listedIn(boards)
    .filter((board) => board !== null)
    .map(String);
}

const boardsOptions = (id: string) =>
  queryOptions({
    queryKey: keys.integrationBoards(id),
    queryFn: () => getBoards(id),
    staleTime: 5 * 60_000,
    retry: isWorthWaiting,
  });

/** The boards on which monday says that a connection is used; asked only when it is opened. */
export const useBoards = (id: string) => useQuery(boardsOptions(id));

/** monday's answer about the boards of a connection: their ids; `null` while it is asked. */
export type BoardsAnswer = readonly string[] | 'absent' | 'failed' | null;

function answerOf({ data, error }: UseQueryResult<string[]>): BoardsAnswer {
  if (data) return data;
  if (!error) return null;
  return faultOf(error) === 'failed' ? 'failed' : 'absent';
}

const combine = (results: UseQueryResult<string[]>[]) => results.map(answerOf);

/** The boards of several connections, a question each, in their order. */
export const useBoardsOf = (ids: readonly string[]): BoardsAnswer[] =>
  useQueries({ queries: ids.map(boardsOptions), combine });
