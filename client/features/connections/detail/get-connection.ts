import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { paths } from '../../../api/paths.ts';

const connectionOptions = (id: string) =>
  queryOptions({
    queryKey: keys.connection(id),
    queryFn: ({ signal }) => call<ConnectionDetail>(paths.connection(id), { signal }),
  });

/** One connection with its uses, its history and the others of the same identity. */
export const useConnection = (id: string) => useQuery(connectionOptions(id));
