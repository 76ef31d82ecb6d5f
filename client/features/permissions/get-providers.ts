import { queryOptions, useQuery } from '@tanstack/react-query';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';

const providersOptions = queryOptions({
  queryKey: keys.providers,
  queryFn: ({ signal }) => call(paths.providers, { signal }),
  // It changes with the server's settings only.
  staleTime: 60 * 60_000,
});

/** What can be connected, what it may do and why, and where it is taken away. */
export const useProviders = () => useQuery(providersOptions);
