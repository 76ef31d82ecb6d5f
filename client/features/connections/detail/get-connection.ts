import { queryOptions, useQuery } from '@tanstack/react-query';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

const connectionOptions = (id: string) =>
  queryOptions({
    queryKey: keys.connection(id),
    queryFn: ({ signal }) => call(paths.connection, { params: { id }, signal }),
  });

/** One connection with its uses, its history and the others of the same identity. */
export const useConnection = (id: string) => useQuery(connectionOptions(id));
