import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { paths } from '../../server/contract/paths.ts';
import type { Session } from '../../server/contract/session.ts';
import { call } from './http.ts';
import { keys } from './keys.ts';

const sessionOptions = queryOptions({
  queryKey: keys.session,
  queryFn: ({ signal }) => call(paths.session, { signal }),
  staleTime: 5 * 60_000,
});

/** The session: who uses the view, and what the server can show. */
export const useSessionQuery = () => useQuery(sessionOptions);

/** The same below the shell, where it is known. */
export const useSession = (): Session => useSuspenseQuery(sessionOptions).data;
