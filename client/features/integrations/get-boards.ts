import { queryOptions, useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { graphql } from '../../monday/graphql.ts';
import { isAboutShape } from './faults.ts';

type Answer = { boards: (string | number | null)[] | null };

const currentQuery = `query boards($id: ID!) { boards: connection_board_ids(connection_id: $id) }`;
const legacyQuery = `query boards($id: Int!) { boards: connection_board_ids(connectionId: $id) }`;

let isLegacy = false;

/** The argument is another one before 2026-07. The first fault says more than the second. */
async function askBoards(id: string): Promise<Answer> {
  const askLegacy = () => graphql<Answer>(legacyQuery, { id: Number(id) });
  if (isLegacy) return askLegacy();
  try {
    return await graphql<Answer>(currentQuery, { id });
  } catch (error) {
    if (!isAboutShape(error)) throw error;
    const answer = await askLegacy().catch(() => {
      throw error;
    });
    isLegacy = true;
    return answer;
  }
}

async function getBoards(id: string): Promise<string[]> {
  const { boards } = await askBoards(id);
  return (boards ?? []).filter((board) => board !== null).map(String);
}

const boardsOptions = (id: string) =>
  queryOptions({
    queryKey: keys.integrationBoards(id),
    queryFn: () => getBoards(id),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** The boards on which monday says that a connection is used; asked only when it is opened. */
export const useBoards = (id: string) => useQuery(boardsOptions(id));
